import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

/**
 * Listens for notices from PostgreSQL. If the connection is lost, it reconnects and calls `onMissed`, because PostgreSQL
 * does not keep notices for disconnected clients.
 *
 * @param {object} options
 * @param {string} options.url
 * @param {string} options.channel
 * @param {(notice: string) => void} options.onNotice
 * @param {() => void} options.onMissed
 * @returns {Promise<() => Promise<void>>} a function that ends it
 */
export async function listen({ url, channel, onNotice, onMissed }) {
  const ending = new AbortController()
  const { signal } = ending

  async function connect() {
    const client = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: 5000,
      // Detects a lost connection.
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    })
    client.on('notification', ({ payload = '' }) => onNotice(payload))
    /** @type {Promise<void>} */
    const lost = new Promise((resolve) => {
      client.on('end', resolve).on('error', () => resolve())
    })
    try {
      await client.connect()
      await client.query(`LISTEN ${client.escapeIdentifier(channel)}`)
    } catch (error) {
      client.end().catch(() => undefined)
      throw error
    }
    return { client, lost }
  }

  /** Tries until it is connected or ended. */
  async function reconnect() {
    for (let failures = 0; ; failures += 1) {
      await wait(delayAfter(failures), undefined, { signal })
      try {
        return await connect()
      } catch {
        // The next attempt comes later.
      }
    }
  }

  let current = await connect()
  async function keepConnected() {
    while (!signal.aborted) {
      await current.lost
      if (signal.aborted) return
      current = await reconnect()
      onMissed()
    }
  }
  const kept = keepConnected().catch((error) => {
    if (!signal.aborted) throw error
  })

  return async () => {
    ending.abort()
    await current.client.end()
    await kept
    // It may have connected in the meantime.
    await current.client.end()
  }
}

/**
 * Milliseconds until the next attempt. Each failure doubles the longest delay, up to ten seconds. The delay is random, so
 * a hundred servers do not return to the database in the same instant.
 *
 * @param {number} failures
 */
const delayAfter = (failures) => Math.random() * Math.min(10_000, 100 * 2 ** failures)
