import type { PreflightCause } from '../../browser/needs-preflight.js'
import type { Fact, RequestReason, RouteReason } from '../../browser/step.js'
import { quote } from '../../values/quote.js'
import type { OriginStep } from '../explanation.js'
import type { Words } from './words.js'

const throws = 'the call throws, and nothing is sent.'

/** What is said before anything is sent. */
export const requestWords: Readonly<
  Record<RequestReason | RouteReason | OriginStep['reason'], Words>
> = {
  'origin-not-serialized': {
    says: (value) =>
      `No page has the origin ${quote(value('origin'))}, which ${value('because')}.` +
      (value('meant') === '' ? '' : ` Did you mean ${value('meant')}?`),
  },

  'request-accepted': { says: (value) => `A script may make this ${value('method')} request.` },
  'url-invalid': { says: (value) => `${quote(value('url'))} is no absolute URL: ${throws}` },
  'url-with-userinfo': { says: `The URL has a username or a password: ${throws}` },
  'method-invalid': { says: (value) => `${quote(value('method'))} is no method: ${throws}` },
  'method-forbidden': {
    says: (value) => `No script may use the method ${value('method')}: ${throws}`,
  },
  'header-name-invalid': {
    says: (value) => `${quote(value('header'))} is no name of a header: ${throws}`,
  },
  'header-value-invalid': {
    says: (_, facts) =>
      `The value of ${namesOf(facts)} has a character that no header can have: ${throws}`,
  },
  'header-forbidden': {
    says: (_, facts) =>
      `No script may set ${namesOf(facts)}: the browser leaves it out, and does not say so.`,
  },
  'body-not-allowed': { says: (value) => `${value('method')} has no body: ${throws}` },

  'same-origin': {
    says: 'It goes to the origin of the page, where CORS has no part: the script may read every response.',
  },
  'cross-origin': {
    says: 'It goes to another origin than that of the page: the script may read the response only if the server allows it.',
  },
  'back-from-another-origin': {
    says: 'It comes back to the origin of the page, by way of another one: the server has to allow the page all the same.',
  },
  'scheme-not-http': {
    says: (value) => `${quote(value('url'))} is neither http nor https: nothing is sent.`,
  },
  'preflight-needed': {
    says: (_, facts) => `A preflight comes first, as ${facts.map(causeInWords).join(', and ')}.`,
  },
  'preflight-not-needed': {
    says: (value) =>
      `No preflight comes first: ${value('method')} is safelisted, and so are the headers.`,
  },
  'preflight-failed': { says: 'The request itself is not sent, as its preflight failed.' },
  'not-sent': { says: 'It was not sent, so that nobody knows what would have come back.' },
}

const namesOf = (headers: readonly Fact[]): string => headers.map(([name]) => name).join(', ')

const causes: Readonly<Record<PreflightCause[0], (subject: string) => string>> = {
  'method-not-safelisted': (method) => `${method} is none of GET, HEAD and POST`,
  'header-not-safelisted: name': (header) => `the header ${nameIn(header)} is not safelisted`,
  'header-not-safelisted: length': (header) =>
    `the value of ${nameIn(header)} is longer than 128 bytes`,
  'header-not-safelisted: bytes': (header) =>
    `the value of ${nameIn(header)} has a character that is not safelisted`,
  'header-not-safelisted: mime-type': (header) => `${quote(header)} is none of the types of a form`,
  'header-not-safelisted: range': (header) => `${quote(header)} is no single range with a start`,
  'headers-too-long-together': (length) =>
    `the safelisted headers have ${length} together, more than 1024`,
  'stream-body': () => 'its body is a stream',
  'upload-listener': () => 'there is a listener on its upload',
}

const causeInWords = ([cause, subject]: Fact): string =>
  causes[cause as PreflightCause[0]](String(subject))

const nameIn = (header: string): string => header.slice(0, header.indexOf(':'))
