import { setTimeout as wait } from 'node:timers/promises'
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
import { sequences, type Sequence } from './sequences.js'

let servers: Servers

beforeAll(async () => {
  servers = await startServers()
  return servers.close
})

/** Lets every page put, and says how long for in its own words. */
const allowing =
  (maxAge: string): RequestHandler =>
  (request, response, next) => {
    response.set({ 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': 'PUT' })
    if (request.method !== 'OPTIONS') next()
    else response.set('Access-Control-Max-Age', maxAge).end()
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

/** Each number once. */
const ascending = (numbers: readonly number[]): readonly number[] =>
  Array.from(new Set(numbers)).sort((one, other) => one - other)

/** Runs all sequences side by side. */
async function runAll(tab: Tab): Promise<ReadonlyMap<Sequence, Run>> {
  const { origins, mount } = servers
  const ask = await openPage(tab, 'app', servers)
  const runs = new Map<Sequence, Run>()
  const steps = sequences.flatMap((sequence) => {
    const { server, requests } = sequence
    const policy = typeof server === 'string' ? allowing(server) : cors(server)
    const { path, take } = mount(policy, answerTo('fetch'))
    runs.set(sequence, { url: origins.api + path, preflights: [] })
    return requests.map(({ at = 0, query = '', ...given }, index) => {
      const request: PageRequest = { ...usual, ...given, url: origins.api + path + query }
      return { sequence, take, request, at, index }
    })
  })

  let start: number | undefined
  for (const at of ascending(steps.map((step) => step.at))) {
    if (start !== undefined) await wait(start + 1000 * at - Date.now())
    const now = steps.filter((step) => step.at === at)
    for (const index of ascending(now.map((step) => step.index))) {
      const round = now.filter((step) => step.index === index)
      await ask(
        round.map(({ request }) => request),
        6,
      )
      start ??= Date.now()
      for (const { sequence, take } of round) {
        runs.get(sequence)?.preflights.push(take().some(({ kind }) => kind === 'preflight'))
      }
    }
  }
  return runs
}

describeEngines((browser, engine) => {
  let runs: ReadonlyMap<Sequence, Run>

  beforeAll(async () => {
    runs = await runAll(browser().tab)
  }, 60_000)

  describe('what a preflight allowed is kept, or is not, for', () => {
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

  describe('the library says whether it is kept, for', () => {
    const repeated = sequences.filter(({ requests: [first, second] }) => first === second)

    it.each(repeated.map((sequence) => [sequence.title, sequence] as const))(
      '%s',
      async (_title, sequence) => {
        const { url = '', preflights = [] } = runs.get(sequence) ?? {}
        const request: PageRequest = { ...usual, ...sequence.requests[0], url }
        const { steps } = await judge(scriptOf(request, servers.origins.app), send)
        const facts = steps.flatMap((step) => step.facts)
        const seconds = new Map(facts).get(engine.replace('GTK', '')) ?? '0 s'

        expect(seconds).toMatch(/^\d+ s$/)
        expect(seconds !== '0 s').toBe(preflights[1] === false)
      },
    )
  })

  it('what a preflight allowed is kept for one origin alone', async () => {
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
