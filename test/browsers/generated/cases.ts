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

/** A policy that somebody might write, and a request that some page makes. */
export interface Case {
  readonly configured: Configured
  readonly page: PageName
  readonly way: 'fetch' | 'XMLHttpRequest'
  readonly request: GeneratedRequest
}

/** `BROWSER_SEED` is for other cases, or for those that failed. */
export const seed = Number(process.env.BROWSER_SEED ?? 1)

export const usualRuns = 800

/** How many cases each engine gets; `BROWSER_RUNS=5000` is for a long look. */
export const runs = Number(process.env.BROWSER_RUNS ?? usualRuns)

/** The same cases for the same seed, whatever the ports are. */
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

/** Of two, Firefox sends one: the matrix has that. */
const hasOneContentType = ({ headers }: GeneratedRequest): boolean =>
  headers.filter(([name]) => name === 'Content-Type').length < 2
