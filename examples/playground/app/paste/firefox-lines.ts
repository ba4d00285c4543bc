import { ofHeader, type Engine } from './console-engine.js'

/** The lines in the console of Firefox. */
export const firefox: Engine = {
  engine: 'firefox',
  isFrom: /Cross-Origin Request Blocked:/,
  requestIn: (line) => ({
    url: /remote resource at '?(\S+?)'?\. \(Reason:/.exec(line)?.[1],
  }),
  lines: [
    {
      says: /'Access-Control-Allow-Origin' missing\)(?:\. Status code: (?<status>\d+))?/,
      check: 'allow-origin-missing',
    },
    { says: /Multiple CORS header 'Access-Control-Allow-Origin'/, check: 'allow-origin-multiple' },
    {
      // The value is that of the header. The line does not name the page.
      says: /'Access-Control-Allow-Origin' does not match '(?<value>[^']*)'/,
      check: ({ value = '' }) =>
        value.includes(',') ? 'allow-origin-multiple' : 'allow-origin-mismatch',
    },
    {
      says: /Credential is not supported if the CORS header/,
      check: 'allow-origin-wildcard-with-credentials',
    },
    {
      says: /expected 'true' in CORS header 'Access-Control-Allow-Credentials'/,
      check: 'allow-credentials-missing',
    },
    {
      says: /CORS preflight (?:response|channel) did not succeed\)?(?:\. Status code: (?<status>\d+))?/,
      check: ({ status = '' }) => (status.startsWith('3') ? 'status-redirect' : 'status-not-ok'),
      isPreflight: true,
    },
    {
      says: /invalid token '(?<value>[^']*)' in CORS header 'Access-Control-Allow-Methods'/,
      check: 'allow-methods-malformed',
      isPreflight: true,
    },
    {
      says: /invalid token '(?<value>[^']*)' in CORS header 'Access-Control-Allow-Headers'/,
      check: 'allow-headers-malformed',
      isPreflight: true,
    },
    {
      says: /Did not find method in CORS header 'Access-Control-Allow-Methods'/,
      check: 'method-not-listed',
      isPreflight: true,
    },
    {
      says: /(?:header|missing token) '(?<header>[^']*)' (?:is not allowed according to header|in CORS header) 'Access-Control-Allow-Headers'/,
      check: ofHeader,
      isPreflight: true,
    },
    {
      says: /CORS request external redirect not allowed/,
      check: 'status-redirect',
      isPreflight: true,
    },
    { says: /CORS request not http/, check: 'scheme-not-http' },
    { says: /CORS request did not succeed/, check: 'no-response' },
  ],
}
