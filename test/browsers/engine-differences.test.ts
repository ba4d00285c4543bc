import { describe, expect, it } from 'vitest'
import { chromium, firefox, webkit } from '../support/programs.js'
import { handedOn } from './clients/handed-on.js'
import { userAgentRequests } from './clients/user-agents.js'
import { differences } from './engine-differences.js'
import { requests } from './http2/requests.js'
import { tables } from './matrix/tables.js'
import { sequences } from './preflight-cache/sequences.js'

/** Everything that a test expects to differ between engines. */
const places = [
  ...tables
    .flatMap(({ cells }) => cells)
    .map(({ title, expected, differing }) => ({ title, standard: expected, differing })),
  ...[...requests, ...userAgentRequests, ...handedOn].map(
    ({ title, expected, differing = {} }) => ({ title, standard: expected, differing }),
  ),
  ...sequences.map(({ title, preflights, differing = {} }) => ({
    title,
    standard: preflights,
    differing,
  })),
]

describe('the differences between engines', () => {
  it('name tested engines and their versions', () => {
    const tested = [chromium, firefox, webkit].map(({ name }) => name)

    for (const [engine, version] of differences.flatMap(({ engines }) => Object.entries(engines))) {
      expect(tested).toContain(engine)
      expect(version).toMatch(/^\d+(?:\.\d+)?$/)
    }
  })

  it('are exactly those that the tests name', () => {
    const named = new Set(places.flatMap(({ differing }) => Object.keys(differing)))

    expect(Array.from(named).sort()).toEqual(differences.map(({ name }) => name).sort())
  })

  const withSome = places.filter(({ differing }) => Object.keys(differing).length > 0)

  it.each(withSome.map((place) => [place.title, place] as const))(
    'differ from the standard, at most once for each engine: %s',
    (_title, { standard, differing }) => {
      const engines = differences
        .filter(({ name }) => name in differing)
        .flatMap((difference) => Object.keys(difference.engines))

      expect(engines).toEqual(Array.from(new Set(engines)))
      for (const outcome of Object.values(differing)) expect(outcome).not.toEqual(standard)
    },
  )
})
