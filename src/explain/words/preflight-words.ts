import { defaultMaxAge } from '../../browser/max-age.js'
import type { PreflightReason } from '../../browser/step.js'
import * as names from '../../protocol/header-names.js'
import type { Words } from './words.js'

const literal = 'With credentials, * is a literal name and not a wildcard.'

const notInFirefox = ' Firefox does not cache it because only * allows the request.'

/** What to say about the response to a preflight, after its origin is checked. */
export const preflightWords: Readonly<Record<PreflightReason, Words>> = {
  'status-ok': { says: (value) => `The status ${value('status')} is between 200 and 299.` },
  'status-redirect': {
    says: (value) =>
      `The status ${value('status')} is a redirect, which preflights never follow. It must be between 200 and 299.`,
  },
  'status-not-ok': {
    says: (value) => `The status is ${value('status')}. It must be between 200 and 299.`,
  },

  'lists-well-formed': { says: 'The lists of allowed methods and headers are valid.' },
  'allow-methods-malformed': {
    says: 'The list of methods contains something that is not a method, so browsers reject the whole list.',
    by: names.allowMethods,
  },
  'allow-headers-malformed': {
    says: 'The list of headers contains something that is not a header name, so browsers reject the whole list.',
    by: names.allowHeaders,
  },

  'method-safelisted': {
    says: (value) => `${value('method')} does not need to be listed.`,
  },
  'method-listed': {
    says: (value) => `${value('method')} is one of the allowed methods.`,
    by: names.allowMethods,
  },
  'method-wildcard': {
    says: (value) => `${value('method')} is allowed because * covers every method.`,
    by: names.allowMethods,
  },
  'method-assumed': {
    says: (value) =>
      `The response lists no methods. ${value('method')} is still allowed because a stream or an upload listener caused this preflight.`,
    by: names.allowMethods,
  },
  'method-not-listed': {
    says: (value) => `${value('method')} is not one of the allowed methods.`,
    by: names.allowMethods,
  },
  'method-listed-in-other-case': {
    says: (value) =>
      `${value('method')} is listed only in a different case, and methods are case-sensitive. Browsers uppercase only ` +
      'DELETE, GET, HEAD, OPTIONS, POST and PUT.',
    by: names.allowMethods,
  },
  'method-wildcard-with-credentials': {
    says: (value) => `${literal} ${value('method')} is not one of the allowed methods.`,
    by: names.allowMethods,
  },

  'authorization-listed': {
    says: 'Authorization is listed by name, as it must be.',
    by: names.allowHeaders,
  },
  'authorization-not-listed': {
    says: 'Authorization is not one of the allowed headers.',
    by: names.allowHeaders,
  },
  'authorization-only-wildcard': {
    says: 'Browsers let * cover Authorization, but the standard does not (whatwg/fetch issue 1919).',
    by: names.allowHeaders,
  },
  'headers-listed': {
    says: (value) => `The requested headers are allowed: ${value('headers')}.`,
    by: names.allowHeaders,
  },
  'headers-wildcard': {
    says: (value) => `The requested headers are covered by *: ${value('headers')}.`,
    by: names.allowHeaders,
  },
  'headers-not-listed': {
    says: (value) => `These headers are not allowed: ${value('missing')}.`,
    by: names.allowHeaders,
  },
  'headers-wildcard-with-credentials': {
    says: (value) => `${literal} These headers are not allowed: ${value('missing')}.`,
    by: names.allowHeaders,
  },

  'max-age-given': {
    says: (value) =>
      `Browsers cache the preflight for the time given, up to their own limit: ${keptBy(value)}`,
    by: names.maxAge,
  },
  'max-age-missing': {
    says: (value) =>
      `The response sets no max-age, so browsers cache the preflight for ${defaultMaxAge} s.` +
      (value('allowed only by') && notInFirefox),
    by: names.maxAge,
  },
  'max-age-malformed': {
    says: (value) =>
      `The max-age is not a single number of seconds. Browsers read it differently: ${keptBy(value)}`,
    by: names.maxAge,
  },
}

function keptBy(value: (name: string) => string): string {
  const engines = ['Chromium', 'Firefox', 'WebKit'].map((engine) => `${engine} ${value(engine)}`)
  const wildcard = value('allowed only by') && notInFirefox
  return `${engines.join(', ')}.${wildcard}`
}
