import type { Fact } from '../browser/step.js'
import { correct } from '../origin/correct.js'
import { diagnose } from '../origin/diagnose.js'
import { schemesOfPages } from '../origin/schemes-of-pages.js'
import { parsePattern } from '../origin/pattern.js'
import { parseOrigin } from '../origin/serialized-origin.js'
import type { OriginStep } from './explanation.js'

/**
 * Finds out that no page has an origin, and so no browser sends it (RFC 6454 section 7.1; Fetch, `#origin-header`).
 *
 * @returns the step that fails; `undefined` for a serialized origin, and for `null`
 */
export function checkOrigin(origin: string): OriginStep | undefined {
  if (origin === 'null') return undefined
  const parsed = parseOrigin(origin)
  if (parsed !== undefined && !schemesOfPages.has(parsed.scheme)) return undefined
  const meant = correct(origin)
  const facts: Fact[] = [
    ['origin', origin],
    ['because', isPattern(origin) ? 'is a pattern, which stands for many' : diagnose(origin).says],
  ]
  if (typeof meant === 'string' && !isPattern(meant)) {
    facts.push(['meant', meant])
  }
  return {
    section: '#origin-header',
    title: 'A page can have this origin',
    outcome: 'fail',
    reason: 'origin-not-serialized',
    facts,
  }
}

const isPattern = (value: string): boolean =>
  value.includes('*') && parsePattern(value) !== undefined
