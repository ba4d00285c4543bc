import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromium } from '../browsers/engines/chromium.js'
import { firefox } from '../browsers/engines/firefox.js'
import { describeProgram, type Startable } from '../support/describe-program.js'
import { browserCache } from './browsers/browser-cache.js'
import { drivenVisitor } from './browsers/visitor.js'
import { webkitVisitor } from './browsers/webkit-visitor.js'
import type { Cache } from './cache.js'
import { compare, toText } from './comparison.js'
import { knownMixUps } from './known-mix-ups.js'
import { libraries, unequalPolicies, type Library } from './policies.js'
import { play, type Outcome, type Played } from './run.js'
import { browserScenarios, scenarios, type Scenario } from './scenarios.js'
import { nginx } from './shared/nginx.js'
import { sharedCache } from './shared/shared-cache.js'
import { varnish } from './shared/varnish.js'

/** The mix-ups in every cache that is installed on this machine. */
const found: Record<Library, Record<string, Record<string, readonly string[]>>> = {
  'allow-origin': {},
  cors: {},
}

const revalidated = 'stale, then the same origin'

function describeCache<Running extends { readonly close: () => Promise<void> }>(
  program: Startable<Running>,
  played: readonly Scenario[],
  cacheOf: (running: Running) => Cache,
): void {
  const { name } = program.needed

  describeProgram(program, (running) => {
    let outcomes: Played['outcomes'] = []
    let statusesAt: Played['statusesAt'] = () => []

    const outcomesOf = (library: Library, title: string): readonly Outcome[] =>
      outcomes.filter((outcome) => outcome.library === library && outcome.scenario.title === title)
    const mixedUpBy = (library: Library, title: string): readonly string[] => {
      const mixedUp = outcomesOf(library, title).filter(({ mixUps }) => mixUps.length > 0)
      return [...new Set(mixedUp.map(({ policy }) => policy.title))]
    }

    beforeAll(async () => {
      ;({ outcomes, statusesAt } = await play(cacheOf(running()), played))
      for (const library of libraries) {
        found[library][name] = Object.fromEntries(
          played.map(({ title }) => [title, mixedUpBy(library, title)]),
        )
      }
    }, 120_000)

    describe.each(played)('$title:', ({ title }) => {
      it('no page gets the response of another origin, unless the policy gives one origin more', () => {
        const mixUps = outcomesOf('allow-origin', title)
          .filter(({ policy }) => !unequalPolicies.includes(policy.title))
          .flatMap((outcome) => outcome.mixUps)

        expect(mixUps).toEqual([])
      })

      it('the cache serves repeated requests', () => {
        const surprises = libraries
          .flatMap((library) => outcomesOf(library, title))
          .flatMap((outcome) => outcome.surprises)

        expect(surprises).toEqual([])
      })

      it.each(libraries)('has only known mix-ups with %s', (library) => {
        expect(mixedUpBy(library, title)).toEqual(knownMixUps[library][name]?.[title] ?? [])
      })
    })

    it('revalidates stale responses', () => {
      const statuses = outcomesOf('allow-origin', revalidated)
        .filter(({ policy, credentials }) => policy.readers[credentials]?.includes('one'))
        .map(({ path }) => statusesAt(path).at(-1))

      expect(new Set(statuses)).toEqual(new Set([304]))
    })
  })
}

for (const proxy of [varnish, nginx]) describeCache(proxy, scenarios, sharedCache)
for (const visitor of [drivenVisitor(chromium), drivenVisitor(firefox), webkitVisitor]) {
  describeCache(visitor, browserScenarios, browserCache)
}

afterAll(() => {
  const played = Object.keys(found.cors)
  if (played.length > 0) {
    console.log(`Played in ${played.join(', ')}:\n${toText(compare(found))}`)
  }
})
