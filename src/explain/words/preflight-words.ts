import { defaultMaxAge } from '../../browser/max-age.js'
import type { PreflightReason } from '../../browser/step.js'
import * as names from '../../protocol/header-names.js'
import type { Words } from './words.js'

const literal = 'With credentials * is no wildcard, but a name like others:'

/** What is said about the response to a preflight, once its origin is checked. */
export const preflightWords: Readonly<Record<PreflightReason, Words>> = {
  'status-ok': { says: (value) => `Its status ${value('status')} is one from 200 to 299.` },
  'status-redirect': {
    says: (value) =>
      `Its status ${value('status')} is a redirect, which a preflight never follows: it has to be from 200 to 299.`,
  },
  'status-not-ok': {
    says: (value) => `Its status ${value('status')} says no: it has to be from 200 to 299.`,
  },

  'lists-well-formed': { says: 'The lists of methods and headers can be read.' },
  'allow-methods-malformed': {
    says: 'The list of methods has something in it that is no method, which spoils all of it.',
    by: names.allowMethods,
  },
  'allow-headers-malformed': {
    says: 'The list of headers has something in it that is no name of a header, which spoils all of it.',
    by: names.allowHeaders,
  },

  'method-safelisted': {
    says: (value) => `${value('method')} is allowed without being listed.`,
  },
  'method-listed': {
    says: (value) => `${value('method')} is among the methods allowed.`,
    by: names.allowMethods,
  },
  'method-wildcard': {
    says: (value) => `${value('method')} is allowed, as every method is.`,
    by: names.allowMethods,
  },
  'method-assumed': {
    says: (value) => `${value('method')} is allowed, as it was not the reason to ask.`,
    by: names.allowMethods,
  },
  'method-not-listed': {
    says: (value) => `${value('method')} is not among the methods allowed.`,
    by: names.allowMethods,
  },
  'method-listed-in-other-case': {
    says: (value) =>
      `${value('method')} is listed in other letters: upper and lower case make different methods. Scripts have only ` +
      'DELETE, GET, HEAD, OPTIONS, POST and PUT corrected.',
    by: names.allowMethods,
  },
  'method-wildcard-with-credentials': {
    says: (value) => `${literal} ${value('method')} is not among the methods allowed.`,
    by: names.allowMethods,
  },

  'authorization-listed': {
    says: 'Authorization is allowed by its name, as it has to be.',
    by: names.allowHeaders,
  },
  'authorization-not-listed': {
    says: 'Authorization is not among the headers allowed.',
    by: names.allowHeaders,
  },
  'authorization-only-wildcard': {
    says:
      'Authorization is not among the headers allowed, and * does not cover it. Browsers of today let it pass all the ' +
      'same; the standard does not, and they have announced that they will follow (whatwg/fetch issue 1919).',
    by: names.allowHeaders,
  },
  'headers-listed': {
    says: (value) => `The headers that the script sets are allowed: ${value('headers')}.`,
    by: names.allowHeaders,
  },
  'headers-wildcard': {
    says: (value) =>
      `The headers that the script sets are allowed, as all are: ${value('headers')}.`,
    by: names.allowHeaders,
  },
  'headers-not-listed': {
    says: (value) => `Not among the headers allowed: ${value('missing')}.`,
    by: names.allowHeaders,
  },
  'headers-wildcard-with-credentials': {
    says: (value) => `${literal} not among the headers allowed: ${value('missing')}.`,
    by: names.allowHeaders,
  },

  'max-age-given': {
    says: (value) =>
      `Browsers keep this answer for as long as it says, up to a limit of theirs: ${keptBy(value)}`,
    by: names.maxAge,
  },
  'max-age-missing': {
    says: (value) =>
      `Browsers keep this answer for ${defaultMaxAge} s, as it does not say for how long.` +
      (value('allowed only by') && ' Firefox does not: it keeps nothing that only * allows.'),
    by: names.maxAge,
  },
  'max-age-malformed': {
    says: (value) =>
      `What it says is no number of seconds, of which browsers make what they like: ${keptBy(value)}`,
    by: names.maxAge,
  },
}

function keptBy(value: (name: string) => string): string {
  const engines = ['Chromium', 'Firefox', 'WebKit'].map((engine) => `${engine} ${value(engine)}`)
  const wildcard = value('allowed only by') && ' Firefox keeps nothing that only * allows.'
  return `${engines.join(', ')}.${wildcard}`
}
