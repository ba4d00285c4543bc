import { ofCredentials, ofHeader, ofMethod, originOf, type Engine } from './console-engine.js'

/** The lines in the console of Chromium: Chrome, Edge, Opera and others. */
export const chromium: Engine = {
  engine: 'chromium',
  // Before Chrome 70, the lines started with what was used to send the request.
  isFrom:
    /blocked by CORS policy:|Mixed Content: The page at|(?:XMLHttpRequest|Fetch API) cannot load \S+\. (?!Origin )/,
  requestIn: (line) => ({
    url:
      /Access to [\w ]{1,40} at '([^']+)'/.exec(line)?.[1] ??
      /cannot load (\S+)\. /.exec(line)?.[1] ??
      /insecure (?:\w+ ){0,3}(?:resource|endpoint) '([^']+)'/.exec(line)?.[1],
    origin:
      /from origin '([^']+)' has been/.exec(line)?.[1] ??
      /Origin '([^']+)' is therefore not allowed/.exec(line)?.[1] ??
      originOf(/The page at '([^']+)'/.exec(line)?.[1]),
  }),
  lines: [
    { says: /No 'Access-Control-Allow-Origin' header is present/, check: 'allow-origin-missing' },
    {
      says: /must not be the wildcard '\*'|A wildcard '\*' cannot be used/,
      check: 'allow-origin-wildcard-with-credentials',
    },
    {
      says: /'Access-Control-Allow-Origin' header contains multiple values '(?<value>[^']*)'/,
      check: 'allow-origin-multiple',
    },
    {
      says: /'Access-Control-Allow-Origin' header (?:contains the invalid value|has a value) '(?<value>[^']*)'/,
      check: 'allow-origin-mismatch',
    },
    {
      says: /'Access-Control-Allow-Credentials' header (?:in the response )?is '(?<value>[^']*)'/,
      check: ofCredentials,
    },
    {
      says: /It does not have HTTP ok status|Response for preflight has invalid HTTP status code(?: (?<status>\d+))?/,
      check: 'status-not-ok',
      isPreflight: true,
    },
    {
      says: /Redirect is not allowed for a preflight|Response for preflight is invalid \(redirect\)/,
      check: 'status-redirect',
      isPreflight: true,
    },
    {
      says: /Cannot parse Access-Control-Allow-Methods/,
      check: 'allow-methods-malformed',
      isPreflight: true,
    },
    {
      says: /Cannot parse Access-Control-Allow-Headers/,
      check: 'allow-headers-malformed',
      isPreflight: true,
    },
    {
      says: /Method (?<method>\S+) is not allowed by Access-Control-Allow-Methods/,
      check: ofMethod,
      isPreflight: true,
    },
    {
      says: /Request header field (?<header>\S+) is not allowed by Access-Control-Allow-Headers/,
      check: ofHeader,
      isPreflight: true,
    },
    { says: /contains a username and password/, check: 'redirect-with-userinfo' },
    { says: /Cross origin requests are only supported for/, check: 'scheme-not-http' },
    { says: /requested an insecure/, check: 'mixed-content' },
    {
      says: /Permission was denied for this request to access the `?\w+`? address space|more-private address space/,
      check: 'local-network',
    },
    { says: /The response is invalid/, check: 'no-response' },
  ],
}
