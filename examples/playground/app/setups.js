/**
 * @typedef {object} Response what a handler uses of a response
 * @property {number} statusCode
 * @property {(name: string) => number | string | string[] | undefined} getHeader
 * @property {(name: string, value: string) => unknown} setHeader
 * @property {(name: string) => void} removeHeader
 * @property {() => string[]} getHeaderNames
 * @property {(body?: string) => unknown} end
 */

// What an adapter reads of a request differs, so it has no type here.
/** @typedef {(request: any, response: Response, next: (error?: unknown) => void) => void} Handler */

/**
 * @typedef {object} Setup what runs on a server, and in which order
 * @property {string} id
 * @property {string} title
 * @property {(cors: Handler) => readonly Handler[]} chain
 * @property {(options: string) => string} code as you would write it with Express
 * @property {{ says: string, label: string, setup: string }} [advice] what to change if this setup is what blocks a request
 */

/** A response header that scripts cannot read unless the policy exposes it. */
export const exposable = 'X-Total-Count'

/** @type {Handler} */
const sendItems = (_request, response) => {
  response.setHeader(exposable, '2')
  send(response, 200, '{"items":["bread","milk"]}')
}

/** @type {Handler} */
const authenticate = (request, response, next) => {
  if (request.headers.authorization !== undefined) next()
  else send(response, 401, '{"error":"Log in first."}')
}

/** What Express sends for a path that has a route, but none for `OPTIONS`. @type {Handler} */
const withoutOptions = (request, response, next) => {
  if (request.method !== 'OPTIONS') {
    next()
    return
  }
  response.setHeader('Allow', 'GET, HEAD, PUT, DELETE')
  send(response, 200, 'GET, HEAD, PUT, DELETE')
}

// It responds to every `OPTIONS` with this status, and keeps the headers.
/** @param {number} status @param {string} [location] @returns {Handler} */
const optionsWith = (status, location) => (request, response, next) => {
  const { end } = response
  if (request.method === 'OPTIONS') {
    response.end = (...given) => {
      response.statusCode = status
      if (location !== undefined) response.setHeader('Location', location)
      return end.apply(response, given)
    }
  }
  next()
}

/** An error page that replaces the response, as a proxy's does. @type {Handler} */
const errorPage = (_request, response) => {
  for (const name of response.getHeaderNames()) response.removeHeader(name)
  send(response, 500, '{"error":"Internal Server Error"}')
}

/** @type {Handler} */
const failInside = (_request, response) => send(response, 500, '{"error":"Internal Server Error"}')

/** @type {Handler} */
const redirect = (_request, response) => {
  response.setHeader('Location', '/login')
  send(response, 302, '')
}

/** A cache that has stored the response for another page, because it does not look at `Vary`. @type {Handler} */
const storedForAnother = (request, response, next) => {
  const allowed = response.getHeader('Access-Control-Allow-Origin')
  if (request.method !== 'OPTIONS' && allowed !== undefined && allowed !== '*') {
    response.setHeader('Access-Control-Allow-Origin', 'https://first-visitor.example.com')
    response.removeHeader('Vary')
    response.setHeader('Age', '120')
  }
  next()
}

/** @param {Response} response @param {number} status @param {string} body */
function send(response, status, body) {
  response.statusCode = status
  const type = body.startsWith('{') ? 'application/json; charset=utf-8' : 'text/plain'
  if (body !== '') response.setHeader('Content-Type', type)
  response.end(body)
}

const route = "app.get('/items', sendItems)"

/** @type {readonly [Setup, ...Setup[]]} */
export const setups = [
  {
    id: 'first',
    title: 'cors() runs first',
    chain: (cors) => [cors, sendItems],
    code: (options) => `app.use(cors(${options}))\n${route}`,
  },
  {
    id: 'before-auth',
    title: 'cors() runs before authentication',
    chain: (cors) => [cors, authenticate, sendItems],
    code: (options) => `app.use(cors(${options}))\napp.use(authenticate)\n${route}`,
  },
  {
    id: 'after-auth',
    title: 'cors() runs after authentication',
    chain: (cors) => [authenticate, cors, sendItems],
    code: (options) => `app.use(authenticate)\napp.use(cors(${options}))\n${route}`,
    advice: {
      says: 'Move `app.use(cors(options))` above the authentication. Preflights never carry `Authorization` or cookies, and a 401 needs the headers too.',
      label: 'Move cors() up',
      setup: 'before-auth',
    },
  },
  {
    id: 'one-method',
    title: 'cors() is on one route, not on OPTIONS',
    chain: (cors) => [withoutOptions, cors, sendItems],
    code: (options) => `app.put('/items', cors(${options}), sendItems)`,
    advice: {
      says: 'Use `app.use(cors(options))`. A route for one method does not see the preflight, because its method is `OPTIONS`.',
      label: 'Use app.use()',
      setup: 'first',
    },
  },
  {
    id: 'not-found',
    title: 'OPTIONS gets status 404',
    chain: (cors) => [optionsWith(404), cors, sendItems],
    code: (options) => `app.use(respondToOptionsWith404)\napp.use(cors(${options}))\n${route}`,
    advice: {
      says: 'Use `app.use(cors(options))` before everything that responds to `OPTIONS`. A preflight passes only with a status from 200 to 299.',
      label: 'Let cors() respond',
      setup: 'first',
    },
  },
  {
    id: 'error-page',
    title: 'An error page drops the headers',
    chain: (cors) => [cors, errorPage],
    code: (options) =>
      `app.use(cors(${options})) // behind a proxy with its own error page\n${route}`,
    advice: {
      says: 'Send the error from your app, or add the headers to the error page of your proxy. Until then, your script cannot see the status 500.',
      label: 'Send the error from the app',
      setup: 'error-inside',
    },
  },
  {
    id: 'error-inside',
    title: 'An error response keeps the headers',
    chain: (cors) => [cors, failInside],
    code: (options) => `app.use(cors(${options}))\napp.get('/items', () => { throw new Error() })`,
  },
  {
    id: 'redirect',
    title: 'The server redirects to /login',
    chain: (cors) => [redirect, cors, sendItems],
    code: (options) => `app.use(redirectToLogin)\napp.use(cors(${options}))\n${route}`,
    advice: {
      says: 'Do not redirect requests to an API. Respond with 401, and let the script open the login page. Preflights never follow a redirect.',
      label: 'Respond without a redirect',
      setup: 'first',
    },
  },
  {
    id: 'redirect-preflight',
    title: 'OPTIONS gets a redirect',
    chain: (cors) => [optionsWith(308, '/items/'), cors, sendItems],
    code: (options) => `app.use(redirectOptionsToSlash)\napp.use(cors(${options}))\n${route}`,
    advice: {
      says: 'Use the URL that the server redirects to. Preflights never follow a redirect.',
      label: 'Use the URL after the redirect',
      setup: 'first',
    },
  },
  {
    id: 'cache',
    title: 'A cache ignores Vary',
    chain: (cors) => [cors, storedForAnother, sendItems],
    code: (options) => `app.use(cors(${options})) // behind a cache that ignores Vary\n${route}`,
    advice: {
      says: 'Add `Origin` to the cache key of your CDN or proxy. The middleware sends `Vary: Origin`, but this cache does not look at it.',
      label: 'Let the cache look at Vary',
      setup: 'first',
    },
  },
]

/** @param {string} id @returns {Setup} the first one if the id is unknown */
export const findSetup = (id) => setups.find((setup) => setup.id === id) ?? setups[0]
