import { mostRedirects } from '../../browser/redirect.js'
import type { CorsCheckReason, ReadableReason, RedirectReason } from '../../browser/step.js'
import * as names from '../../protocol/header-names.js'
import { quote } from '../../values/quote.js'
import type { Words } from './words.js'

/** What to say about which origin a response allows, where it redirects, and which headers can be read. */
export const responseWords: Readonly<
  Record<CorsCheckReason | RedirectReason | ReadableReason, Words>
> = {
  'origin-allowed': {
    says: (value) =>
      `The response allows ${pagesOf(value(names.origin))}` +
      (value(names.allowCredentials) === '' ? '.' : ', with credentials.'),
    by: names.allowOrigin,
  },
  'any-origin-allowed': {
    says: 'The response allows every origin, and the request has no credentials.',
    by: names.allowOrigin,
  },
  'allow-origin-missing': {
    says: (value) => `The response does not allow ${pagesOf(value(names.origin))}.`,
    by: names.allowOrigin,
  },
  'allow-origin-multiple': {
    says: "The response names several origins, but browsers accept only one. The server must send back the request's origin.",
    by: names.allowOrigin,
  },
  'allow-origin-mismatch': {
    says: (value) =>
      `The response allows ${quote(value(names.allowOrigin))}, but the request comes from ${quote(value(names.origin))}. ` +
      'They must match exactly.',
    by: names.allowOrigin,
  },
  'allow-origin-wildcard-with-credentials': {
    says: (value) =>
      `With credentials, * does not allow every origin. The response must name ${value(names.origin)}.`,
    by: names.allowOrigin,
  },
  'allow-credentials-missing': {
    says: 'The request has credentials, but the response does not allow them.',
    by: names.allowCredentials,
  },
  'allow-credentials-not-true': {
    says: 'The value must be exactly "true", in lowercase.',
    by: names.allowCredentials,
  },

  'redirect-followed': {
    says: (value) => `The browser follows the redirect with ${value('method')}.`,
    by: 'Location',
  },
  'redirect-location-multiple': {
    says: 'The redirect has several locations, so the browser follows none of them.',
    by: 'Location',
  },
  'redirect-location-invalid': {
    says: 'The redirect does not lead to a valid URL.',
    by: 'Location',
  },
  'redirect-scheme-not-http': {
    says: 'The redirect does not lead to an http: or https: URL.',
    by: 'Location',
  },
  'redirect-limit': {
    says: `Browsers stop after ${mostRedirects} redirects.`,
    by: 'Location',
  },
  'redirect-with-userinfo': {
    says: 'The redirect leads to a URL with a username or password, which browsers refuse.',
    by: 'Location',
  },
  'redirect-with-stream-body': {
    says: 'The redirect needs the body again, but a stream can be sent only once.',
    by: 'Location',
  },

  'all-readable': { says: 'The script can read all response headers except Set-Cookie.' },
  'all-exposed': {
    says: 'The script can read all response headers except Set-Cookie.',
    by: names.exposeHeaders,
  },
  'listed-exposed': {
    says: 'The script can read the safelisted response headers and the ones that the response exposes.',
    by: names.exposeHeaders,
  },
  'none-exposed': {
    says: 'The script can read only the safelisted response headers.',
    by: names.exposeHeaders,
  },
  'expose-headers-malformed': {
    says:
      'The script can read only the safelisted response headers. The list of exposed headers contains something that is ' +
      'not a header name, so browsers ignore the whole list.',
    by: names.exposeHeaders,
  },
  'expose-wildcard-with-credentials': {
    says:
      'The script can read the safelisted response headers and the ones listed by name. With credentials, * is not a ' +
      'wildcard.',
    by: names.exposeHeaders,
  },
}

const pagesOf = (origin: string): string =>
  origin === 'null' ? 'pages with an opaque origin, which send null' : `pages on ${origin}`
