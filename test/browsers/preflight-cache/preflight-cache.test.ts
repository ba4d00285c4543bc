import { setTimeout as wait } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { cors } from 'allow-origin'
import type { RequestHandler } from 'express'
import { beforeAll, describe, expect, it } from 'vitest'
import { judge } from '../../../src/browser/judge.js'
import { findDifference } from '../engine-differences.js'
import { describeEngines } from '../engines/describe-engines.js'
import type { Tab } from '../engines/engine.js'
import { openPage } from '../open-page.js'
import type { PageRequest } from '../page-request.js'
import { scriptOf } from '../script-of.js'
import { answerTo } from '../servers/resources.js'
import { send } from '../servers/send.js'
import { startServers, type Servers } from '../servers/start-servers.js'
import { sequences, type Sequence, type Step } from './sequences.js'

let servers: Servers

beforeAll(async () => {
  servers = await startServers()
  return servers.close
})

/** Allows `PUT` for every page, with the given `Access-Control-Max-Age` values. */
const allowing =
  (maxAges: readonly string[]): RequestHandler =>
  (request, response, next) => {
    response.set({ 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': 'PUT' })
    if (request.method !== 'OPTIONS') next()
    else response.set('Access-Control-Max-Age', [...maxAges]).end()
  }

const usual = {
  way: 'fetch',
  method: 'GET',
  headers: [],
  credentials: false,
  uploadListener: false,
} as const

interface Run {
  readonly url: string
  /** Whether a preflight came before each request. */
  readonly preflights: boolean[]
}

/** The numbers in order, without duplicates. */
const ascending = (numbers: readonly number[]): readonly number[] =>
  Array.from(new Set(numbers)).sort((one, other) => one - other)

/** The longest delay, in seconds. A 3-second entry is reused at once, and a 5-second entry after 2.5 seconds. */
const mostDelay = 2.5

/** Runs all sequences side by side. */
async function runAll(tab: Tab): Promise<ReadonlyMap<Sequence, Run>> {
  const { origins, mount } = servers
  const ask = await openPage(tab, 'app', servers)
  const runs = new Map<Sequence, Run>()
  const steps = sequences.flatMap((sequence) => {
    const { server, requests } = sequence
    const policy = server instanceof Array ? allowing(server) : cors(server)
    const { path, take } = mount(policy, answerTo('fetch'))
    runs.set(sequence, { url: origins.api + path, preflights: [] })
    return requests.map(({ at = 0, query = '', ...given }, index) => {
      const request: PageRequest = { ...usual, ...given, url: origins.api + path + query }
      return { sequence, take, request, at, index }
    })
  })

  const began = Date.now()
  let start: number | undefined
  for (const at of ascending(steps.map((step) => step.at))) {
    if (start !== undefined) await wait(start + 1000 * at - Date.now())
    const due = steps.filter((step) => step.at === at)
    for (const index of ascending(due.map((step) => step.index))) {
      const round = due.filter((step) => step.index === index)
      await ask(
        round.map(({ request }) => request),
        6,
      )
      const now = Date.now()
      start ??= now
      const delay = (now - began) / 1000 - at
      if (delay > mostDelay) {
        throw new Error(`This machine is too slow: the step at ${at} s is ${delay} s late.`)
      }
      for (const { sequence, take } of round) {
        runs.get(sequence)?.preflights.push(take().some(({ kind }) => kind === 'preflight'))
      }
    }
  }
  return runs
}

/** The library's name for an engine, if the tests use another. They run one build of WebKit. */
const engineNames: Readonly<Record<string, string>> = { WebKitGTK: 'WebKit' }

/** The first request, and the identical ones right after it. */
function repeatsOf({ requests }: Sequence): readonly Step[] {
  const first = { ...requests[0], at: 0 }
  const end = requests.findIndex((step) => !isDeepStrictEqual({ ...step, at: 0 }, first))
  return end === -1 ? requests : requests.slice(0, end)
}

describeEngines((browser, engine) => {
  let runs: ReadonlyMap<Sequence, Run>

  beforeAll(async () => {
    runs = await runAll(browser().tab)
  }, 60_000)

  describe('a cached preflight is reused, or not, for', () => {
    it.each(sequences.map((sequence) => [sequence.title, sequence] as const))(
      '%s',
      (_title, sequence) => {
        const { differing = {}, preflights: standard } = sequence
        const difference = findDifference(engine, Object.keys(differing))

        expect(runs.get(sequence)?.preflights, difference?.name).toEqual(
          difference ? differing[difference.name] : standard,
        )
      },
    )
  })

  describe('the library predicts how long a preflight is cached for', () => {
    const repeated = sequences.filter((sequence) => repeatsOf(sequence).length > 1)

    it.each(repeated.map((sequence) => [sequence.title, sequence] as const))(
      '%s',
      async (_title, sequence) => {
        const { url = '', preflights = [] } = runs.get(sequence) ?? {}
        const repeats = repeatsOf(sequence)
        const request: PageRequest = { ...usual, ...repeats[0], url }
        const { verdict, steps } = await judge(scriptOf(request, servers.origins.app), send)
        const facts = new Map(steps.flatMap((step) => step.facts))
        const said = facts.get(engineNames[engine] ?? engine)

        expect(said).toEqual(verdict === 'allowed' ? expect.stringMatching(/^\d+ s$/) : undefined)
        const seconds = Number.parseInt(said ?? '0')
        expect(preflights.slice(0, repeats.length)).toEqual(
          repeats.map(({ at = 0 }, index) => index === 0 || at >= seconds),
        )
      },
    )
  })

  it('a preflight is cached for its own origin only', async () => {
    const { origins, mount } = servers
    const { path, take } = mount(cors({ maxAge: 60 }), answerTo('fetch'))
    const request: PageRequest = { ...usual, method: 'PUT', url: origins.api + path }
    for (const page of ['app', 'other'] as const) {
      const ask = await openPage(browser().tab, page, servers)
      await ask([request])

      expect(take().map(({ method }) => method)).toEqual(['OPTIONS', 'PUT'])
    }
  })
})
