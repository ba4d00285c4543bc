import { mostRedirects } from '../../browser/redirect.js'
import type { CorsCheckReason, ReadableReason, RedirectReason } from '../../browser/step.js'
import * as names from '../../protocol/header-names.js'
import { quote } from '../../values/quote.js'
import type { Words } from './words.js'

/** What is said about whom a response is for, where it leads, and what can be read of it. */
export const responseWords: Readonly<
  Record<CorsCheckReason | RedirectReason | ReadableReason, Words>
> = {
  'origin-allowed': {
    says: (value) =>
      `The response is for ${pagesOf(value(names.origin))}` +
      (value(names.allowCredentials) === '' ? '.' : ', with credentials.'),
    by: names.allowOrigin,
  },
  'any-origin-allowed': {
    says: 'The response is for every page, as no credentials are asked for.',
    by: names.allowOrigin,
  },
  'allow-origin-missing': {
    says: (value) => `The response does not say that it is for ${pagesOf(value(names.origin))}.`,
    by: names.allowOrigin,
  },
  'allow-origin-multiple': {
    says: 'The response names several origins, where browsers take one: the server has to send back that of the request.',
    by: names.allowOrigin,
  },
  'allow-origin-mismatch': {
    says: (value) =>
      `The response is for ${quote(value(names.allowOrigin))}, where it has to say ${quote(value(names.origin))}, byte ` +
      'for byte.',
    by: names.allowOrigin,
  },
  'allow-origin-wildcard-with-credentials': {
    says: (value) =>
      `With credentials * does not stand for every origin: the response has to name ${value(names.origin)}.`,
    by: names.allowOrigin,
  },
  'allow-credentials-missing': {
    says: 'The response does not say that it is for requests with credentials, as this one is.',
    by: names.allowCredentials,
  },
  'allow-credentials-not-true': {
    says: 'What the response says of credentials has to be true, in lower case, and nothing else.',
    by: names.allowCredentials,
  },

  'redirect-followed': {
    says: (value) => `The browser follows the redirect, with ${value('method')}.`,
    by: 'Location',
  },
  'redirect-location-multiple': {
    says: 'The redirect leads to several places, so that the browser follows none.',
    by: 'Location',
  },
  'redirect-location-invalid': { says: 'The redirect leads to no URL.', by: 'Location' },
  'redirect-scheme-not-http': {
    says: 'The redirect leads to what is neither http nor https.',
    by: 'Location',
  },
  'redirect-limit': {
    says: `The browser follows ${mostRedirects} redirects, and this is one more.`,
    by: 'Location',
  },
  'redirect-with-userinfo': {
    says: 'The redirect leads to a URL with a username or a password, which the browser refuses.',
    by: 'Location',
  },
  'redirect-with-stream-body': {
    says: 'The redirect would need the body again, which is a stream and gone.',
    by: 'Location',
  },

  'all-readable': { says: 'The script can read all headers of the response but Set-Cookie.' },
  'all-exposed': {
    says: 'The script can read all headers of the response but Set-Cookie.',
    by: names.exposeHeaders,
  },
  'listed-exposed': {
    says: 'The script can read the safelisted headers of the response, and those that it exposes.',
    by: names.exposeHeaders,
  },
  'none-exposed': {
    says: 'The script can read the safelisted headers of the response, and no others.',
    by: names.exposeHeaders,
  },
  'expose-headers-malformed': {
    says:
      'The script can read the safelisted headers of the response, and no others: the list of those that it exposes has ' +
      'something in it that is no name of a header, which spoils all of it.',
    by: names.exposeHeaders,
  },
  'expose-wildcard-with-credentials': {
    says:
      'The script can read the safelisted headers of the response, and those that it names: with credentials * is no ' +
      'wildcard.',
    by: names.exposeHeaders,
  },
}

const pagesOf = (origin: string): string =>
  origin === 'null' ? 'pages of opaque origins, which send null' : `pages of ${origin}`
