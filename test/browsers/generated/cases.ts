import fc from 'fast-check'
import {
  createGenerators,
  type Configured,
  type GeneratedRequest,
} from '../../explain/create-generators.js'
import {
  originOfPage,
  pageNames,
  site,
  siteNames,
  type Origins,
  type PageName,
} from '../servers/origins.js'

/** A generated policy, and a request that a page makes. */
export interface Case {
  readonly configured: Configured
  readonly page: PageName
  readonly way: 'fetch' | 'XMLHttpRequest'
  readonly request: GeneratedRequest
}

/** Set `BROWSER_SEED` to try other cases, or to repeat those that failed. */
export const seed = Number(process.env.BROWSER_SEED ?? 1)

export const usualRuns = 800

/** How many cases each engine gets. Set `BROWSER_RUNS=5000` for a long run. */
export const runs = Number(process.env.BROWSER_RUNS ?? usualRuns)

/** Returns the same cases for the same seed, whatever the ports are. */
export function generateCases(origins: Origins): readonly Case[] {
  const { configured, sendable } = createGenerators(
    siteNames.map((name) => origins[name]),
    [
      `http://*.${site}:*`,
      `https://*.${site}:*`,
      'http://localhost:*',
      'https://stranger.example',
      /^https?:\/\/app\.site\.localhost:\d+$/,
    ],
  )
  const cases = fc.record({
    configured,
    page: fc.constantFrom(...pageNames),
    way: fc.constantFrom('fetch' as const, 'XMLHttpRequest' as const),
    request: sendable.filter(hasOneContentType),
  })
  return fc.sample(cases, { seed, numRuns: runs }).map((one) => ({
    ...one,
    request: { ...one.request, origin: originOfPage(one.page, origins) },
  }))
}

/** Firefox sends only one of several `Content-Type`s. The matrix tests that. */
const hasOneContentType = ({ headers }: GeneratedRequest): boolean =>
  headers.filter(([name]) => name === 'Content-Type').length < 2
