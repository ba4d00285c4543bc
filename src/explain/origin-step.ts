import type { Fact } from '../browser/step.js'
import { correct } from '../origin/mistakes/correct.js'
import { diagnose } from '../origin/mistakes/diagnose.js'
import { schemesOfPages } from '../origin/mistakes/schemes-of-pages.js'
import { parsePattern } from '../origin/pattern.js'
import { isOpaqueOrigin, parseOrigin } from '../origin/serialized-origin.js'
import type { OriginStep } from './explanation.js'

/**
 * Checks that a page can have this origin, so a browser can send it (RFC 6454 section 7.1; Fetch, `#origin-header`).
 *
 * @returns the failed step, or `undefined` if a page can have this origin
 */
export function checkOrigin(origin: string): OriginStep | undefined {
  if (canBeSent(origin)) return undefined
  const meant = correct(origin)
  const facts: Fact[] = [
    ['origin', origin],
    [
      'because',
      isPattern(origin) ? 'is a pattern that matches many origins' : whyNeverSent(origin),
    ],
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

/** Whether a browser can send it. Browsers send more than a policy accepts, such as hosts with a trailing dot or a `!`. */
function canBeSent(origin: string): boolean {
  if (isOpaqueOrigin(origin)) return true
  const [, scheme = ''] = /^([^:]*):/.exec(origin) ?? []
  if (schemesOfPages.has(scheme)) return false
  if (parseOrigin(origin) !== undefined) return true
  return !origin.includes('*') && URL.canParse(origin) && new URL(origin).origin === origin
}

function whyNeverSent(origin: string): string {
  const { code, says, advice } = diagnose(origin)
  // The advice says what such pages send instead.
  return code === 'origin-file' || code === 'origin-opaque' ? `${says}. ${advice}` : says
}

const isPattern = (value: string): boolean =>
  value.includes('*') && parsePattern(value) !== undefined
