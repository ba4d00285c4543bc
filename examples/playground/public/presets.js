import { originAt } from './origins.js'

/**
 * @typedef {object} Asked a policy and a request
 * @property {string} policy
 * @property {string} origin
 * @property {string} method
 * @property {string} headers one per line
 * @property {boolean} credentials
 */

/** @typedef {Asked & { id: string, title: string, about: string, reads?: string }} Preset `reads` is the response header that the script reads */

const app = originAt('app.localhost')
const shop = originAt('shop.localhost')
const otherPort = app.replace(/(?::\d+)?$/, location.port === '5173' ? ':5174' : ':5173')
const get = { origin: app, method: 'GET', headers: '', credentials: false }

/** The most common mistakes, each with a request that shows it. @type {readonly Preset[]} */
export const mistakes = [
  {
    id: 'slash',
    title: 'A trailing slash',
    about:
      'An origin does not end with a slash. A URL that you copy from the address bar does, so it never matches.',
    policy: `{
  // Copied from the address bar
  origin: '${app}/',
}`,
    ...get,
  },
  {
    id: 'one-string',
    title: 'Several origins in one string',
    about:
      'Environment variables often hold origins separated by commas. Split them first, or `origin` is one long string.',
    policy: `{
  // The value of process.env.ORIGINS
  origin: '${app},${shop}',
}`,
    ...get,
    origin: shop,
  },
  {
    id: 'wrong-name',
    title: 'A wrong name, a wrong unit',
    about:
      'The option is called `origin`. If `origins` were ignored, every origin would be allowed. And `maxAge` is in seconds.',
    policy: `{
  origins: ['${app}'],
  maxAge: 600000, // ten minutes
}`,
    ...get,
    method: 'PUT',
  },
  {
    id: 'anchors',
    title: 'A regular expression without $',
    about:
      'Without `$`, anything may follow the match, so an attacker’s domain gets in. The error shows such an origin.',
    policy: String.raw`{
  // All of our apps, on any port
  origin: /^http:\/\/[a-z]+\.localhost(?::\d+)?/,
}`,
    ...get,
  },
  {
    id: 'other-port',
    title: 'Another scheme or port',
    about:
      'An origin is scheme, host and port. A page on the same host but another port has a different origin.',
    policy: `{
  origin: [
    '${otherPort}', // an old port
    '${app.replace('http:', 'https:')}', // once there is a certificate
  ],
}`,
    ...get,
  },
  {
    id: 'wildcard',
    title: 'Credentials with a wildcard',
    about:
      'If the script sends credentials, browsers reject `*`. The response must name the page’s origin.',
    policy: `{
  origin: '*', // let everyone in
}`,
    ...get,
    credentials: true,
  },
  {
    id: 'method',
    title: 'A method that is not listed',
    about:
      'Browsers send a preflight before methods other than GET, HEAD and POST. If `methods` lacks one, it is never sent.',
    policy: `{
  origin: '${app}',
  methods: ['GET', 'POST'],
}`,
    ...get,
    method: 'DELETE',
  },
  {
    id: 'header',
    title: 'A header that is not listed',
    about:
      'An `Authorization` header makes the browser send a preflight first. `allowedHeaders` must include it.',
    policy: `{
  origin: '${app}',
  allowedHeaders: [
    'Content-Type', // for JSON
  ],
}`,
    ...get,
    method: 'POST',
    headers: 'Authorization: Bearer made-up\nContent-Type: application/json',
  },
  {
    id: 'hidden-header',
    title: 'A header that reads as null',
    about:
      'The request is allowed, and `X-Total-Count` arrives. But the script reads `null` until you expose the header.',
    policy: `{
  origin: '${app}',
}`,
    ...get,
    reads: 'X-Total-Count',
  },
  {
    id: 'null-origin',
    title: 'A page without an origin',
    about:
      'Local files and sandboxed frames send `Origin: null`. Any page on the web can do that, so do not allow it.',
    policy: `{
  origin: '${app}',
}`,
    ...get,
    origin: 'null',
  },
]

/** The place to start if you already have a policy. @type {Preset} */
export const own = {
  id: 'own',
  title: 'Your own policy',
  about:
    'Paste the options of your server and send the request that your page sends. The playground does not run code in a policy.',
  policy: `{
  origin: ['${app}', 'http://*.shop.localhost:*'],
  credentials: true,
}`,
  ...get,
  method: 'PUT',
  headers: 'Content-Type: application/json',
  credentials: true,
}
