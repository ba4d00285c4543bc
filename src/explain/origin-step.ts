import type { Fact } from '../browser/step.js'
import { correct } from '../origin/mistakes/correct.js'
import { diagnose } from '../origin/mistakes/diagnose.js'
import { schemesOfPages } from '../origin/mistakes/schemes-of-pages.js'
import { parsePattern } from '../origin/pattern.js'
import { isOpaqueOrigin, parseOrigin } from '../origin/serialized-origin.js'
import type { OriginStep } from './explanation.js'

/**
 * Finds out that no page has an origin, and so no browser sends it (RFC 6454 section 7.1; Fetch, `#origin-header`).
 *
 * @returns the step that fails; `undefined` for an origin that some page can have
 */
export function checkOrigin(origin: string): OriginStep | undefined {
  if (canBeSent(origin)) return undefined
  const meant = correct(origin)
  const facts: Fact[] = [
    ['origin', origin],
    ['because', isPattern(origin) ? 'is a pattern that stands for many' : whyNot(origin)],
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

/** Whether a browser may send it. That is more than a policy accepts: hosts with a trailing dot or a `!` are such. */
function canBeSent(origin: string): boolean {
  if (isOpaqueOrigin(origin)) return true
  const [, scheme = ''] = /^([^:]*):/.exec(origin) ?? []
  if (schemesOfPages.has(scheme)) return false
  if (parseOrigin(origin) !== undefined) return true
  return !origin.includes('*') && URL.canParse(origin) && new URL(origin).origin === origin
}

function whyNot(origin: string): string {
  const { code, says, advice } = diagnose(origin)
  // What its pages send instead.
  return code === 'origin-file' || code === 'origin-opaque' ? `${says}. ${advice}` : says
}

const isPattern = (value: string): boolean =>
  value.includes('*') && parsePattern(value) !== undefined
