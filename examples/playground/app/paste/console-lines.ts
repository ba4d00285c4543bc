import type { PastedConsole } from './pasted.js'

/** What a reason says: `method`, `header`, `value` and `status`. */
type Groups = Readonly<Partial<Record<string, string>>>

/** A reason that a browser gives, and the failing check. Quotes are straight, and spaces are single. */
export interface ConsoleReason {
  readonly says: RegExp
  readonly check: PastedConsole['check'] | ((groups: Groups) => PastedConsole['check'])
  readonly isPreflight?: boolean
}

const ofPreflightStatus = ({ status = '' }: Groups): PastedConsole['check'] =>
  status.startsWith('3') ? 'status-redirect' : 'status-not-ok'

/** The reasons that Chromium, Firefox and Safari give, in the words of all their versions. */
export const lines: readonly ConsoleReason[] = [
  {
    says: /No 'Access-Control-Allow-Origin' header is present|'Access-Control-Allow-Origin' missing|Origin \S+ is not allowed by Access-Control-Allow-Origin/,
    check: 'allow-origin-missing',
  },
  {
    says: /must not be the wildcard '\*'|A wildcard '\*' cannot be used|Credential is not supported if the CORS header|Cannot use wildcard in Access-Control-Allow-Origin/,
    check: 'allow-origin-wildcard-with-credentials',
  },
  {
    says: /'Access-Control-Allow-Origin' header contains multiple values|Multiple CORS header 'Access-Control-Allow-Origin'|Access-Control-Allow-Origin cannot contain more than one origin/,
    check: 'allow-origin-multiple',
  },
  {
    // The value is that of the header. Firefox does not name the page.
    says: /'Access-Control-Allow-Origin' (?:header (?:contains the invalid value|has a value)|does not match) '(?<value>[^']*)'/,
    check: ({ value = '' }) =>
      value.includes(',') ? 'allow-origin-multiple' : 'allow-origin-mismatch',
  },
  {
    says: /'Access-Control-Allow-Credentials' header (?:in the response )?is '(?<value>[^']*)'|expected 'true' in CORS header 'Access-Control-Allow-Credentials'|Access-Control-Allow-Credentials is not "true"/,
    check: ({ value = '' }) =>
      value === '' ? 'allow-credentials-missing' : 'allow-credentials-not-true',
  },
  {
    says: /does not have HTTP ok status|Response for preflight has invalid HTTP status code|CORS preflight (?:response|channel) did not succeed|Preflight response is not successful/,
    check: ofPreflightStatus,
    isPreflight: true,
  },
  {
    says: /Redirect is not allowed for a preflight|Response for preflight is invalid \(redirect\)|CORS request external redirect not allowed/,
    check: 'status-redirect',
    isPreflight: true,
  },
  {
    says: /Cannot parse Access-Control-Allow-Methods|invalid token '(?<value>[^']*)' in CORS header 'Access-Control-Allow-Methods'/,
    check: 'allow-methods-malformed',
    isPreflight: true,
  },
  {
    says: /Cannot parse Access-Control-Allow-Headers|invalid token '(?<value>[^']*)' in CORS header 'Access-Control-Allow-Headers'/,
    check: 'allow-headers-malformed',
    isPreflight: true,
  },
  {
    says: /Header Access-Control-Allow-Methods has an invalid value: (?<value>.*?)(?= \[|$)/,
    check: 'allow-methods-malformed',
    isPreflight: true,
  },
  {
    says: /Header Access-Control-Allow-Headers has an invalid value: (?<value>.*?)(?= \[|$)/,
    check: 'allow-headers-malformed',
    isPreflight: true,
  },
  {
    says: /Method (?<method>\S+) is not allowed by Access-Control-Allow-Methods/,
    check: ({ method = '' }) =>
      method === method.toUpperCase() ? 'method-not-listed' : 'method-listed-in-other-case',
    isPreflight: true,
  },
  {
    says: /Did not find method in CORS header 'Access-Control-Allow-Methods'/,
    check: 'method-not-listed',
    isPreflight: true,
  },
  {
    says: /(?:Request header field|header|missing token) '?(?<header>[^\s']+)'? (?:is not allowed (?:by|according to header)|in CORS header) '?Access-Control-Allow-Headers/,
    check: ({ header = '' }) =>
      header.toLowerCase() === 'authorization' ? 'authorization-not-listed' : 'headers-not-listed',
    isPreflight: true,
  },
  { says: /contains a username and password/, check: 'redirect-with-userinfo' },
  {
    says: /Cross origin requests are only supported for|CORS request not http/,
    check: 'scheme-not-http',
  },
  { says: /requested an insecure|insecure content from/, check: 'mixed-content' },
  { says: /address space|'Access-Control-Allow-Private-Network' header/, check: 'local-network' },
  {
    says: /(?:CORS policy|access control check): ?The response is invalid|CORS request (?:did not succeed|failed)/,
    check: 'no-response',
  },
]
