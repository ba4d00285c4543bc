import type { PreflightCause } from '../../browser/needs-preflight.js'
import type { Fact, RequestReason, RouteReason } from '../../browser/step.js'
import { quote } from '../../values/quote.js'
import type { OriginStep } from '../explanation.js'
import type { Words } from './words.js'

const throws = 'so the call throws and nothing is sent.'

/** What to say about the steps before anything is sent. */
export const requestWords: Readonly<
  Record<RequestReason | RouteReason | OriginStep['reason'], Words>
> = {
  'origin-not-serialized': {
    says: (value) =>
      value('origin') === ''
        ? 'Write the origin of your page.'
        : `No page has the origin ${quote(value('origin'))}: it ${value('because')}.` +
          (value('meant') === '' ? '' : ` Did you mean ${value('meant')}?`),
  },

  'request-accepted': { says: (value) => `A script can make this ${value('method')} request.` },
  'url-invalid': { says: (value) => `${quote(value('url'))} is not an absolute URL, ${throws}` },
  'url-with-userinfo': { says: `The URL has a username or password, ${throws}` },
  'method-invalid': {
    says: (value) => `${quote(value('method'))} is not a valid method, ${throws}`,
  },
  'method-forbidden': {
    says: (value) => `Scripts cannot use the method ${value('method')}, ${throws}`,
  },
  'header-name-invalid': {
    says: (value) => `${quote(value('header'))} is not a valid header name, ${throws}`,
  },
  'header-value-invalid': {
    says: (_, facts) =>
      `The value of ${namesOf(facts)} has a character that headers cannot contain, ${throws}`,
  },
  'header-forbidden': {
    says: (_, facts) =>
      `The browser silently drops headers that scripts cannot set: ${namesOf(facts)}.`,
  },
  'body-not-allowed': {
    says: (value) => `A ${value('method')} request cannot have a body, ${throws}`,
  },

  'same-origin': {
    says: 'Same-origin: CORS does not apply, and the script can read the response.',
  },
  'cross-origin': {
    says: 'Cross-origin: the server must allow the script to read the response.',
  },
  'back-from-another-origin': {
    says: "A redirect leads back to the page's own origin, but the server must still allow the script to read the response.",
  },
  'scheme-not-http': {
    says: (value) => `${quote(value('url'))} is not an http: or https: URL, so nothing is sent.`,
  },
  'bad-port': {
    says: (value) => `Browsers block port ${new URL(value('url')).port}. Use another port.`,
  },
  'mixed-content': {
    says: (value) =>
      `Mixed content: a page on https cannot request ${quote(value('url'))}. Use https.`,
  },
  'preflight-needed': {
    says: (_, facts) =>
      `A preflight comes first because ${facts.map(causeInWords).join(', and ')}.`,
  },
  'preflight-not-needed': {
    says: (value) => `No preflight is needed: ${value('method')} and all headers are safelisted.`,
  },
  'preflight-failed': { says: 'The request itself is not sent because its preflight failed.' },
  'not-sent': { says: 'This request was not sent, so its response is unknown.' },
}

const namesOf = (headers: readonly Fact[]): string => headers.map(([name]) => name).join(', ')

const preflightCauses: Readonly<Record<PreflightCause[0], (subject: string) => string>> = {
  'method-not-safelisted': (method) => `${method} is not GET, HEAD or POST`,
  'header-not-safelisted: name': (header) => `the header ${nameIn(header)} is not safelisted`,
  'header-not-safelisted: length': (header) =>
    `the value of ${nameIn(header)} is longer than 128 bytes`,
  'header-not-safelisted: bytes': (header) =>
    `the value of ${nameIn(header)} has a character that is not safelisted`,
  'header-not-safelisted: mime-type': (header) =>
    `${quote(header)} is not a type that a form can send`,
  'header-not-safelisted: range': (header) => `${quote(header)} is not a single range with a start`,
  'headers-too-long-together': (length) =>
    `the safelisted headers add up to ${length}, more than 1024`,
  'stream-body': () => 'the body is a stream',
  'upload-listener': () => 'there is an upload listener',
}

const causeInWords = ([cause, subject]: Fact): string =>
  preflightCauses[cause as PreflightCause[0]](String(subject))

const nameIn = (header: string): string => header.slice(0, header.indexOf(':'))
