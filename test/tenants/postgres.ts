import { execFile, execFileSync } from 'node:child_process'
import { chownSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { startDaemon, type Daemon } from '../support/daemon.js'
import { ending } from '../support/ending.js'
import { freePort } from '../support/free-port.js'

const run = promisify(execFile)

/** PostgreSQL in a folder of its own. It listens on 127.0.0.1, and on a socket in the folder. */
export interface Postgres {
  readonly url: string
  /** Runs a statement with `psql`. */
  readonly psql: (sql: string) => Promise<void>
  /** Kills it as if its machine had lost power. */
  readonly kill: () => Promise<void>
  /** Starts it again. If `isHidden`, servers cannot connect to it yet, but `psql` can. */
  readonly startAgain: (options?: { readonly isHidden: boolean }) => Promise<void>
  readonly close: () => Promise<void>
}

const idOf = (flag: string): number =>
  Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))

/** PostgreSQL refuses to run as root. Debian's package creates this user for it. */
const findUser = (): { uid: number; gid: number } | undefined =>
  userInfo().uid === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : undefined

/** @param files `psql`, `initdb` and `postgres` */
export async function startPostgres(files: readonly string[]): Promise<Postgres> {
  const [psql = '', initdb = '', postgres = ''] = files
  const user = findUser()
  const folder = await mkdtemp(join(tmpdir(), 'allow-origin-postgres-'))
  if (user) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const port = await freePort()
  const options = { cwd: folder, signal: ending, ...user }
  await run(
    initdb,
    ['-D', data, '-U', 'tenants', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'],
    options,
  )

  const isReady = async (): Promise<boolean> => {
    const client = new pg.Client({ host: folder, port, user: 'tenants', database: 'postgres' })
    try {
      await client.connect()
      return true
    } catch {
      return false
    } finally {
      await client.end()
    }
  }
  const start = (address: string): Promise<Daemon> =>
    startDaemon({
      file: postgres,
      parameters: ['-D', data, '-k', folder, '-p', String(port), '-h', address],
      user,
      isReady,
    })

  /** After a kill, it refuses to start until its last process has ended. */
  const restart = async (address: string): Promise<Daemon> => {
    for (let attempts = 1; ; attempts += 1) {
      try {
        return await start(address)
      } catch (error) {
        if (attempts === 5) throw error
        await wait(200)
      }
    }
  }

  let daemon = await start('127.0.0.1')
  return {
    url: `postgres://tenants@127.0.0.1:${port}/postgres`,
    psql: async (sql) => {
      const server = ['-h', folder, '-p', String(port), '-U', 'tenants', '-d', 'postgres']
      await run(psql, [...server, '-v', 'ON_ERROR_STOP=1', '-q', '-X', '-c', sql], options)
    },
    kill: () => daemon.stop(),
    startAgain: async ({ isHidden } = { isHidden: false }) => {
      await daemon.stop()
      daemon = await restart(isHidden ? '' : '127.0.0.1')
    },
    close: async () => {
      await daemon.stop()
      await rm(folder, { recursive: true, maxRetries: 5 })
    },
  }
}
