import { beforeAll, describe, expect, it } from 'vitest'
import { findDifference } from '../engine-differences.js'
import { describeEngines } from '../engines/describe-engines.js'
import type { Tab } from '../engines/engine.js'
import { openPage } from '../open-page.js'
import type { PageOutcome } from '../page-request.js'
import { pageNames } from '../servers/origins.js'
import { startServers, type Servers } from '../servers/start-servers.js'
import { isForPolicy, type Cell } from './cells.js'
import { tables } from './tables.js'
import { startTrial, type Trial } from './trial.js'

let servers: Servers

beforeAll(async () => {
  servers = await startServers()
  return servers.close
})

interface Tried extends Trial {
  readonly outcome: PageOutcome
}

/** Lets every page make its requests of the matrix. */
async function tryAll(tab: Tab): Promise<ReadonlyMap<Cell, Tried>> {
  const tried = new Map<Cell, Tried>()
  for (const page of pageNames) {
    const cells = tables.flatMap((table) => table.cells).filter((cell) => cell.page === page)
    const trials = cells.map((cell) => ({ cell, trial: startTrial(cell, servers) }))
    const ask = await openPage(tab, page, servers)
    const outcomes = await ask(
      trials.map(({ trial }) => trial.request),
      4,
    )
    for (const [index, { cell, trial }] of trials.entries()) {
      const outcome = outcomes[index] ?? { verdict: 'unknown' }
      tried.set(cell, { ...trial, outcome })
    }
  }
  return tried
}

describeEngines((browser, engine) => {
  let tried: ReadonlyMap<Cell, Tried>

  beforeAll(async () => {
    tried = await tryAll(browser().tab)
  }, 120_000)

  for (const { title, cells } of tables) {
    describe(title, () => {
      it.each(cells.map((cell) => [cell.title, cell] as const))('%s', async (_title, cell) => {
        const trial = tried.get(cell) ?? expect.fail('It was not tried.')
        const { outcome } = trial
        const observed = trial.observe(outcome)
        const checked = await trial.check()
        const explained = await trial.explain()

        const difference = findDifference(engine, Object.keys(cell.differing))
        const standard = cell.expected
        const expected = difference ? cell.differing[difference.name] : standard
        expect(
          { [engine]: observed, check: checked.outcome, ...(explained && { explain: explained }) },
          [
            ...(difference
              ? [`${difference.name}, in version ${difference.engines[engine] ?? ''}`]
              : []),
            ...(outcome.verdict === 'blocked' ? [outcome.error] : []),
          ].join('; '),
        ).toEqual({
          [engine]: expected,
          check: standard,
          ...(isForPolicy(cell) && { explain: standard }),
        })

        if (difference === undefined && outcome.verdict === 'allowed' && outcome.readable) {
          expect(outcome.readable).toEqual(checked.readable?.names)
        }
      })
    })
  }
})
