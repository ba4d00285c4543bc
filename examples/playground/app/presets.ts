import { app, ownPort, shop } from './place.js'
import { emptyCase, type Case } from './state.js'

/** A common mistake with a request that shows it, or a place to start. */
export interface Preset {
  readonly id: string
  readonly title: string
  readonly about: string
  readonly case: Case
}

const otherPort = app.replace(/(?::\d+)?$/, ownPort === '5173' ? ':5174' : ':5173')

function preset(id: string, title: string, about: string, change: Partial<Case>): Preset {
  return { id, title, about, case: { ...emptyCase, origin: app, ...change } }
}

const allowsApp = `{
  origin: '${app}',
}`

/** What the server's options have to say, and do not. */
const options: readonly Preset[] = [
  preset(
    'wildcard',
    'Credentials with *',
    'If the script sends credentials, browsers reject `*`. The response must name the page’s origin.',
    { policy: `{\n  origin: '*', // let everyone in\n}`, credentials: true },
  ),
  preset(
    'other-port',
    'Another scheme or port',
    'An origin is scheme, host and port. The same host on another port is a different origin.',
    {
      policy: `{
  origin: [
    '${otherPort}', // an old port
    '${app.startsWith('https:') ? app.replace('https:', 'http:') : app.replace('http:', 'https:')}',
  ],
}`,
    },
  ),
  preset(
    'method',
    'A method that is not listed',
    'Browsers send a preflight before methods other than GET, HEAD and POST. If `methods` lacks one, it is never sent.',
    { policy: `{\n  origin: '${app}',\n  methods: ['GET', 'POST'],\n}`, method: 'DELETE' },
  ),
  preset(
    'header',
    'A header that is not listed',
    'An `Authorization` header makes the browser send a preflight first. `allowedHeaders` must include it.',
    {
      policy: `{
  origin: '${app}',
  allowedHeaders: [
    'Content-Type', // for JSON
  ],
}`,
      method: 'POST',
      headers: 'Authorization: Bearer made-up\nContent-Type: application/json',
    },
  ),
  preset(
    'hidden-header',
    'A header that reads as null',
    'The request is allowed, and `X-Total-Count` arrives. But the script reads `null` until you expose the header.',
    { policy: allowsApp, reads: 'X-Total-Count' },
  ),
  preset(
    'null-origin',
    'A page without an origin',
    'Local files and sandboxed frames send `Origin: null`. Any page on the web can do that, so do not allow it.',
    { policy: allowsApp, origin: 'null' },
  ),
]

/** The options are right, but something on the server comes first. */
const servers: readonly Preset[] = [
  preset(
    'after-auth',
    'cors() behind authentication',
    'Preflights never carry `Authorization`. Authentication that runs first rejects them with 401.',
    { policy: allowsApp, setup: 'after-auth', headers: 'Authorization: Bearer made-up' },
  ),
  preset(
    'no-preflight-route',
    'A missing preflight route',
    'A route for PUT does not match the preflight, because its method is OPTIONS. So the preflight gets no CORS headers.',
    {
      policy: allowsApp,
      setup: 'one-method',
      method: 'PUT',
      headers: 'Content-Type: application/json',
    },
  ),
  preset(
    'bare-401',
    'Headers missing on a 401',
    'The response with status 401 has no CORS header. The script gets an error that looks like a network problem.',
    { policy: allowsApp, setup: 'after-auth' },
  ),
  preset(
    'bare-500',
    'Headers missing on a 500',
    'An error page replaces the response and its headers. The console blames CORS, but the server has failed.',
    { policy: allowsApp, setup: 'error-page' },
  ),
  preset(
    'redirect',
    'A redirect',
    'A redirect to a login page needs CORS headers too, and preflights never follow one.',
    { policy: allowsApp, setup: 'redirect', headers: 'Authorization: Bearer made-up' },
  ),
  preset(
    'cache',
    'A cache without Vary',
    'A cache has stored the response for another page. It names that page’s origin, so this page is blocked.',
    { policy: `{\n  origin: ['${app}', 'https://first-visitor.example.com'],\n}`, setup: 'cache' },
  ),
]

/** Options that do not start here. Other libraries accept them without a word. */
const refused: readonly Preset[] = [
  preset(
    'slash',
    'A trailing slash',
    'An origin does not end with a slash. A URL that you copy from the address bar does, so it never matches.',
    { policy: `{\n  // Copied from the address bar\n  origin: '${app}/',\n}` },
  ),
  preset(
    'one-string',
    'Several origins in one string',
    'Environment variables often hold origins separated by commas. Split them first, or `origin` is one long string.',
    {
      policy: `{\n  origin: process.env.ORIGINS,\n}`,
      variables: { ORIGINS: `${app},${shop}` },
      origin: shop,
    },
  ),
  preset(
    'wrong-name',
    'A wrong name, a wrong unit',
    'The option is called `origin`. If `origins` were ignored, every origin would be allowed. And `maxAge` is in seconds.',
    {
      policy: `{\n  origins: ['${app}'],\n  maxAge: 600000, // ten minutes\n}`,
      method: 'PUT',
    },
  ),
  preset(
    'anchors',
    'A regular expression without $',
    'Without `$`, anything may follow the match, so an attacker’s domain matches too. The error shows one.',
    {
      policy: IS_STATIC
        ? String.raw`{
  // All of our apps
  origin: /^https:\/\/[a-z]+\.example\.com/,
}`
        : String.raw`{
  // All of our apps, on any port
  origin: /^http:\/\/[a-z]+\.localhost(?::\d+)?/,
}`,
    },
  ),
]

const own = preset(
  'own',
  'Your own options',
  'Paste the options of your server, or type them. The playground reads them as data and does not run any code.',
  {
    policy: `{
  origin: ['${app}', 'https://*.example.com'],
  credentials: true,
}`,
    method: 'PUT',
    headers: 'Content-Type: application/json',
    credentials: true,
  },
)

export const groups: readonly { readonly title: string; readonly presets: readonly Preset[] }[] = [
  { title: 'Missing options', presets: options },
  { title: 'What runs before cors()', presets: servers },
  { title: 'Options that are refused', presets: refused },
  { title: 'Yours', presets: [own] },
]

export const presets: readonly Preset[] = groups.flatMap((group) => group.presets)

/** The preset that the page shows first. */
export const firstPreset = options[0] ?? own

const sameCase = (one: Case, other: Case): boolean => JSON.stringify(one) === JSON.stringify(other)

/** The preset that this case is, if nothing in it has changed. */
export const presetOf = (one: Case): Preset | undefined =>
  presets.find((candidate) => candidate.case === one || sameCase(candidate.case, one))
