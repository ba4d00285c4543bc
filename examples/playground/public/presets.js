import { originAt } from './origins.js'

/**
 * @typedef {object} Asked a policy, and a request under it
 * @property {string} policy
 * @property {string} origin
 * @property {string} method
 * @property {string} headers one on each line
 * @property {boolean} credentials
 */

/** @typedef {Asked & { id: string, title: string, about: string, reads?: string }} Preset `reads` is a response header */

const app = originAt('app.localhost')
const shop = originAt('shop.localhost')
const otherPort = app.replace(/(?::\d+)?$/, location.port === '5173' ? ':5174' : ':5173')
const get = { origin: app, method: 'GET', headers: '', credentials: false }

/** The most common mistakes, each with the request that shows it. @type {readonly Preset[]} */
export const mistakes = [
  {
    id: 'slash',
    title: 'A slash at the end',
    about:
      'An address ends with a slash, and an origin does not. What was copied from the address bar never matches.',
    policy: `{
  // Copied from the address bar.
  origin: '${app}/',
}`,
    ...get,
  },
  {
    id: 'one-string',
    title: 'Several origins in one string',
    about:
      'A list with commas is how origins stand in an environment variable. As an option it is one long string.',
    policy: `{
  // As it stands in ORIGINS.
  origin: '${app},${shop}',
}`,
    ...get,
    origin: shop,
  },
  {
    id: 'wrong-name',
    title: 'A wrong name, a wrong unit',
    about:
      'There is no option `origins`, so that it would change nothing and every origin be allowed. And `maxAge` is in seconds.',
    policy: `{
  origins: ['${app}'],
  maxAge: 600000, // ten minutes
}`,
    ...get,
    method: 'PUT',
  },
  {
    id: 'anchors',
    title: 'An expression without its end',
    about:
      'Without `$` an expression goes on matching: whoever owns the right domain gets in. The error shows such an origin.',
    policy: String.raw`{
  // Every app of ours, on any port.
  origin: /^http:\/\/[a-z]+\.localhost(?::\d+)?/,
}`,
    ...get,
  },
  {
    id: 'other-port',
    title: 'Another scheme or port',
    about:
      'Scheme, host and port make an origin, all three. A page on the same host with another port is a stranger.',
    policy: `{
  origin: [
    '${otherPort}', // the port before last
    '${app.replace('http:', 'https:')}', // once there is a certificate
  ],
}`,
    ...get,
  },
  {
    id: 'wildcard',
    title: 'Credentials with a wildcard',
    about:
      'With `credentials` in the script, browsers do not take `*`: the response has to name the page’s origin.',
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
      'Other methods than GET, HEAD and POST are asked for first. What `methods` leaves out is never sent.',
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
      'A token in `Authorization` makes the browser ask first, and it has to be among the headers allowed.',
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
      'The request is allowed, and `X-Total-Count` arrives. All the same the script gets `null`, until it is exposed.',
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
      'A local file and a sandboxed frame send `Origin: null`, as any page on the web can. Nothing should allow that.',
    policy: `{
  origin: '${app}',
}`,
    ...get,
    origin: 'null',
  },
]

/** Where somebody starts who has a policy already. @type {Preset} */
export const own = {
  id: 'own',
  title: 'Your own policy',
  about:
    'Paste the options of your server, and make the request that your page makes. No code in a policy is ever run; expressions are matched.',
  policy: `{
  origin: ['${app}', 'http://*.shop.localhost:*'],
  credentials: true,
}`,
  ...get,
  method: 'PUT',
  headers: 'Content-Type: application/json',
  credentials: true,
}
