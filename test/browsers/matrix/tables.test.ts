import { describe, expect, it } from 'vitest'
import { ways } from '../page-request.js'
import { pageNames } from '../servers/origins.js'
import { policies } from './policies.js'
import { tables } from './tables.js'

const cells = tables.flatMap((table) => table.cells)
const sorted = (names: Iterable<string>): readonly string[] => Array.from(new Set(names)).sort()

describe('the tables cover', () => {
  it('every policy', () => {
    const named = cells.map(({ server }) => server).filter((server) => typeof server === 'string')

    expect(sorted(named)).toEqual(sorted(Object.keys(policies)))
  })

  it('every page', () => {
    expect(sorted(cells.map(({ page }) => page))).toEqual(sorted(pageNames))
  })

  it('every way, with credentials if it supports them, and with redirects', () => {
    const waysOf = (some: typeof cells): readonly string[] => sorted(some.map(({ way }) => way))

    expect(waysOf(cells)).toEqual(sorted(ways))
    expect(waysOf(cells.filter(({ redirects }) => redirects.length > 0))).toEqual(sorted(ways))
    expect(waysOf(cells.filter(({ credentials }) => credentials))).toEqual(
      sorted(ways.filter((way) => way !== 'font')),
    )
  })
})
