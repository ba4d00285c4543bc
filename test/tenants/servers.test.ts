import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { run } from '../examples/run-program.js'
import { describeProgram } from '../support/describe-program.js'
import { get, getTenants, keepAsking, postTenant, until, type Load } from './clients.js'
import { isRecording, record } from './record.js'
import { threeServers } from './three-servers.js'

const stable = 'https://stable.example'
const stranger = 'https://stranger.example'
const inserting = (...origins: readonly string[]): string =>
  `INSERT INTO tenants VALUES ${origins.map((origin) => `('${origin}')`).join(', ')}`
const deleting = (origin: string): string => `DELETE FROM tenants WHERE origin = '${origin}'`

describeProgram(threeServers, (running) => {
  const psql = (sql: string): Promise<void> => running().database.psql(sql)
  /** Waits until every server has the same decision. */
  const untilEach = (origin: string, isAllowed: boolean): Promise<unknown> =>
    Promise.all(running().ports.map((port) => until(port, origin, isAllowed)))
  const askEach = async (origin: string): Promise<readonly boolean[]> => {
    const answers = await Promise.all(running().ports.map((port) => get(port, origin)))
    return answers.map(({ isAllowed }) => isAllowed)
  }
  /** Connects to the database until the test ends. It is quicker than `psql`. */
  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: running().database.url })
    await client.connect()
    onTestFinished(() => client.end())
    return client
  }
  const load = (): Load => {
    const { front, ports } = running()
    const started = keepAsking([front, ...ports], stable, stranger)
    onTestFinished(async () => {
      await started.stop()
    })
    return started
  }

  beforeAll(async () => {
    await psql(inserting(stable))
    await untilEach(stable, true)
  })

  it('every server, and nginx, allows a row that `psql` inserts', async () => {
    await psql(inserting('https://first.example'))

    await untilEach('https://first.example', true)
    expect(await get(running().front, 'https://first.example')).toMatchObject({ isAllowed: true })
  })

  it('while rows come and go, no request fails', { timeout: 240_000 }, async () => {
    const client = await connect()
    const { stop } = load()
    const times: number[] = []
    const timeOf = async (sql: string, origin: string, isAllowed: boolean): Promise<void> => {
      const start = performance.now()
      await Promise.all([client.query(sql), untilEach(origin, isAllowed)])
      times.push(performance.now() - start)
    }

    for (let round = 0; round < (isRecording ? 250 : 50); round += 1) {
      const origin = `https://round-${round}.example`
      await timeOf(inserting(origin), origin, true)
      await timeOf(deleting(origin), origin, false)
    }

    const { sent, wrong } = await stop()
    expect(wrong).toEqual([])
    expect(sent).toBeGreaterThan(100)
    record('changes', { times, sent })
  })

  describe('if one statement changes twenty rows', { timeout: 60_000 }, () => {
    const moving = (generation: number): readonly string[] =>
      Array.from({ length: 20 }, (_, index) => `https://moving-${index}-of-${generation}.example`)
    const generations = isRecording ? 100 : 10

    /** The decisions of one policy, each only once: a server's list has all twenty rows or none. */
    const decisionsOf = async (port: number): Promise<ReadonlySet<boolean>> => {
      const tenants = await getTenants(port)
      const moved = tenants.filter(({ origin }) => origin.startsWith('https://moving-'))
      expect(moved).toHaveLength(20)
      return new Set(moved.map(({ isAllowed }) => isAllowed))
    }

    beforeAll(async () => {
      await psql(inserting(...moving(0)))
      await untilEach('https://moving-0-of-0.example', true)
    })
    afterAll(() => psql("DELETE FROM tenants WHERE origin LIKE 'https://moving-%'"))

    it('no server ever has some of them, and none goes back to an older list', async () => {
      const client = await connect()
      let isMoving = true
      let newest = 0
      const seen: unknown[] = []
      const watching = running().ports.map(async (port) => {
        let last = 0
        while (isMoving) {
          seen.push((await decisionsOf(port)).size)
          for (const generation of [newest, newest - 1]) {
            const { isAllowed } = await get(port, moving(generation)[generation % 20] ?? '')
            if (isAllowed && generation < last) seen.push(`${port} went back to ${generation}`)
            if (isAllowed) last = Math.max(last, generation)
          }
        }
      })

      for (; newest < generations; newest += 1) {
        const [from, to] = [newest, newest + 1].map((number) => `-of-${number}.example`)
        await client.query(
          `UPDATE tenants SET origin = replace(origin, '${from}', '${to}') WHERE origin LIKE '%${from}'`,
        )
      }
      await untilEach(moving(generations)[0] ?? '', true)
      isMoving = false
      await Promise.all(watching)

      expect([...new Set(seen)]).toEqual([1])
    })
  })

  it('a change that is too large for a notice arrives, and so does an emptied table', async () => {
    await psql(
      "INSERT INTO tenants SELECT 'https://many-' || number || '.example' FROM generate_series(1, 2000) AS number",
    )
    await untilEach('https://many-1.example', true)
    await untilEach('https://many-2000.example', true)

    await psql('TRUNCATE tenants')
    await untilEach('https://many-1.example', false)

    await psql(inserting(stable, 'https://first.example'))
    await untilEach(stable, true)
  })

  it('a server says in one line that its port is taken', async () => {
    const { database, front } = running()
    const [file, port] = ['tenants/server.js', String(front)]

    const program = await run(file, undefined, { PORT: port, DATABASE_URL: database.url })

    expect(program.stderr).toBe(`Port ${port} is taken. Set PORT to another one.\n`)
    expect(await program.exit).toBe(1)
  })

  it('with a bad row, each server keeps the old list and prints the row', async () => {
    const { output } = running()
    await psql(inserting('https://beside.example', 'https://bad.example/'))

    await expect
      .poll(() => output().split('"https://bad.example/"').length - 1, { timeout: 20_000 })
      .toBe(3)
    expect(await askEach('https://beside.example')).toEqual([false, false, false])
    expect(await askEach(stable)).toEqual([true, true, true])

    await psql(deleting('https://bad.example/'))
    await untilEach('https://beside.example', true)
  })

  it(
    'if PostgreSQL is killed, the last list stays, and changes count once it is back',
    { timeout: 120_000 },
    async () => {
      const { database, front } = running()
      const { stop } = load()
      const allowed = (): Promise<unknown> =>
        Promise.all(['https://first.example', 'https://missed.example'].map(askEach))
      const start = performance.now()

      await database.kill()
      const answer = await postTenant(front, 'https://new.example')
      expect(answer.status).toBe(503)
      await wait(1000)
      await database.startAgain({ isHidden: true })
      await psql(deleting('https://first.example'))
      await psql(inserting('https://missed.example'))
      expect(await allowed()).toEqual([
        [true, true, true],
        [false, false, false],
      ])
      await database.startAgain()
      const isBack = performance.now()
      await untilEach('https://missed.example', true)
      await untilEach('https://first.example', false)
      const isRead = performance.now()

      await psql(inserting('https://after.example'))
      await untilEach('https://after.example', true)
      const { sent, wrong } = await stop()
      expect(wrong).toEqual([])
      record('outage', { away: isBack - start, behind: isRead - isBack, sent })
    },
  )
})
