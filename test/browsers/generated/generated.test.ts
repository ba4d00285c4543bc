import { isDeepStrictEqual } from 'node:util'
import { beforeAll, expect, it } from 'vitest'
import { describeEngines } from '../engines/describe-engines.js'
import type { Tab } from '../engines/engine.js'
import { openPage } from '../open-page.js'
import { pageNames } from '../servers/origins.js'
import { startServers, type Servers } from '../servers/start-servers.js'
import { generateCases, runs, seed, type Case } from './cases.js'
import { startTrial, type Result } from './trial.js'

let servers: Servers
let cases: readonly Case[]

beforeAll(async () => {
  servers = await startServers()
  cases = generateCases(servers.origins)
  return servers.close
})

/** Lets every page make its requests, a dozen at a time. */
async function tryAll(tab: Tab): Promise<readonly Result[]> {
  const results: Result[] = []
  for (const page of pageNames) {
    const trials = cases.filter((one) => one.page === page).map((one) => startTrial(one, servers))
    const ask = await openPage(tab, page, servers)
    const outcomes = await ask(
      trials.map(({ request }) => request),
      12,
    )
    for (const [index, { finish }] of trials.entries()) {
      results.push(await finish(outcomes[index] ?? { verdict: 'unknown' }))
    }
  }
  return results
}

const endOf = ({ engine: { verdict, asked } }: Result): string =>
  `${verdict}, ${asked.length === 0 ? 'without' : 'after'} a preflight`

describeEngines((browser) => {
  it(
    `does what \`explain\` says for ${runs} requests, each with its own policy (BROWSER_SEED=${seed})`,
    async () => {
      const results = await tryAll(browser().tab)
      const differing = results.filter(
        ({ engine: did, explain: said }) => !isDeepStrictEqual(did, said),
      )

      expect(differing.slice(0, 5)).toEqual([])
      expect(results).toHaveLength(runs)
      expect(new Set(results.map(endOf))).toEqual(
        new Set([
          'allowed, without a preflight',
          'allowed, after a preflight',
          'blocked, without a preflight',
          'blocked, after a preflight',
        ]),
      )
    },
    // With the usual number of runs, the three engines together get two minutes.
    20_000 + runs * 25,
  )
})
