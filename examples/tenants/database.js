import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { listen } from './listen.js'
import { schema } from './schema.js'

/**
 * @typedef {object} Database
 * @property {(sql: string, parameters?: unknown[]) => Promise<{ origin: string }[]>} query returns rows
 * @property {(onNotice: (notice: string) => void, onMissed: () => void) => Promise<() => Promise<void>>} listen
 *   calls `onNotice` for each change, and `onMissed` if notices may have been missed. Returns a function that ends it.
 * @property {() => Promise<void>} close
 */

/**
 * Opens PostgreSQL, or PGlite if there is no URL. PGlite is PostgreSQL inside this process. Here it keeps its data in memory.
 *
 * @param {string | undefined} url
 */
export const openDatabase = (url) => (url ? openPostgres(url) : openPGlite())

/** @returns {Promise<Database>} */
async function openPGlite() {
  const database = await PGlite.create()
  await database.exec(schema)
  return {
    query: async (sql, parameters) => {
      const { rows } = await database.query(sql, parameters)
      return /** @type {{ origin: string }[]} */ (rows)
    },
    listen: (onNotice) => database.listen('tenants', onNotice),
    close: () => database.close(),
  }
}

/** @param {string} url @returns {Promise<Database>} */
async function openPostgres(url) {
  const pool = new pg.Pool({ connectionString: url, max: 4, connectionTimeoutMillis: 5000 })
  // Without a listener, losing an idle connection crashes the process. The pool opens another one when it needs it.
  pool.on('error', () => undefined)
  await pool.query(schema)
  return {
    query: async (sql, parameters) => (await pool.query(sql, parameters)).rows,
    listen: (onNotice, onMissed) => listen({ url, channel: 'tenants', onNotice, onMissed }),
    close: () => pool.end(),
  }
}
