import { ofHeader, ofMethod, originOf, type Engine } from './console-engine.js'

/** The lines in the console of Safari. */
export const webkit: Engine = {
  engine: 'webkit',
  isFrom:
    /Access-Control-Allow-|access control checks|Preflight response is not successful|Cross origin requests are only|Cross-Origin Resource Sharing policy|not allowed to (?:display|run) insecure content/,
  requestIn: (line) => ({
    url:
      /(?:Fetch API|XMLHttpRequest|EventSource) cannot load (\S+?)\.? due to/.exec(line)?.[1] ??
      /insecure content from (\S+?)\.?(?: |$)/.exec(line)?.[1],
    origin:
      /Origin (\S+) is not allowed by Access-Control-Allow-Origin/.exec(line)?.[1] ??
      originOf(/The page at (\S+) /.exec(line)?.[1]),
  }),
  lines: [
    {
      says: /Origin \S+ is not allowed by Access-Control-Allow-Origin(?:\. Status code: (?<status>\d+))?/,
      check: 'allow-origin-missing',
    },
    {
      says: /Cannot use wildcard in Access-Control-Allow-Origin/,
      check: 'allow-origin-wildcard-with-credentials',
    },
    {
      says: /Access-Control-Allow-Origin cannot contain more than one origin/,
      check: 'allow-origin-multiple',
    },
    {
      says: /Access-Control-Allow-Credentials is not "true"/,
      check: 'allow-credentials-missing',
    },
    {
      says: /Preflight response is not successful(?:\. Status code: (?<status>\d+))?/,
      check: ({ status = '' }) => (status.startsWith('3') ? 'status-redirect' : 'status-not-ok'),
      isPreflight: true,
    },
    {
      says: /Access-Control-Allow-Methods has an invalid value: (?<value>.*?)(?= \[|$)/,
      check: 'allow-methods-malformed',
      isPreflight: true,
    },
    {
      says: /Access-Control-Allow-Headers has an invalid value: (?<value>.*?)(?= \[|$)/,
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
    { says: /Cross origin requests are only supported for HTTP/, check: 'scheme-not-http' },
    { says: /insecure content from/, check: 'mixed-content' },
  ],
}
