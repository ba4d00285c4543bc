import { allowedHeaders, exposedHeaders, methods, tenants } from './policies.js'

/**
 * The limit: middlewares written by hand, each for one policy and with nothing that it does not need. They have no
 * options and no validation, look for no header that an earlier handler may have set, and are right for their scenarios.
 *
 * @typedef {import('node:http').IncomingMessage} IncomingMessage
 * @typedef {import('node:http').ServerResponse} ServerResponse
 * @typedef {(error?: unknown) => void} Next
 * @typedef {(request: IncomingMessage, response: ServerResponse, next: Next) => void} Middleware
 */

const isPreflight = (/** @type {IncomingMessage} */ { method, headers }) =>
  method === 'OPTIONS' &&
  headers.origin !== undefined &&
  headers['access-control-request-method'] !== undefined

/**
 * An allowlist, with credentials.
 *
 * @param {readonly string[]} origins
 * @returns {Middleware}
 */
export function allowlist(origins) {
  const allowed = new Set(origins)
  return (request, response, next) => {
    const { origin } = request.headers
    const isAllowed = origin !== undefined && allowed.has(origin)
    if (isPreflight(request)) {
      response.setHeader('Vary', 'Origin')
      if (isAllowed) {
        response.setHeader('Access-Control-Allow-Origin', origin)
        response.setHeader('Access-Control-Allow-Credentials', 'true')
        response.setHeader('Access-Control-Allow-Methods', methods)
        response.setHeader('Access-Control-Allow-Headers', allowedHeaders)
        response.setHeader('Access-Control-Max-Age', '600')
      }
      response.setHeader('Content-Length', '0')
      response.statusCode = 204
      response.end()
      return
    }
    response.setHeader('Vary', 'Origin')
    if (isAllowed) setActualHeaders(response, origin)
    next()
  }
}

/**
 * The same, with the headers reflected that a preflight asks for. Written out again: a limit shares nothing that would
 * have to choose.
 *
 * @param {readonly string[]} origins
 * @returns {Middleware}
 */
export function reflectingAllowlist(origins) {
  const allowed = new Set(origins)
  return (request, response, next) => {
    const { origin } = request.headers
    const isAllowed = origin !== undefined && allowed.has(origin)
    if (isPreflight(request)) {
      response.setHeader('Vary', 'Origin, Access-Control-Request-Headers')
      if (isAllowed) {
        const asked = request.headers['access-control-request-headers']
        response.setHeader('Access-Control-Allow-Origin', origin)
        response.setHeader('Access-Control-Allow-Credentials', 'true')
        response.setHeader('Access-Control-Allow-Methods', methods)
        if (asked !== undefined) response.setHeader('Access-Control-Allow-Headers', asked)
        response.setHeader('Access-Control-Max-Age', '600')
      }
      response.setHeader('Content-Length', '0')
      response.statusCode = 204
      response.end()
      return
    }
    response.setHeader('Vary', 'Origin')
    if (isAllowed) setActualHeaders(response, origin)
    next()
  }
}

/**
 * Behind a handler that has set `Vary` for certain.
 *
 * @param {readonly string[]} origins
 * @returns {Middleware}
 */
export function allowlistAfterVary(origins) {
  const allowed = new Set(origins)
  return (request, response, next) => {
    const { origin } = request.headers
    response.setHeader('Vary', `${response.getHeader('Vary')}, Origin`)
    if (origin !== undefined && allowed.has(origin)) setActualHeaders(response, origin)
    next()
  }
}

/**
 * Every origin, without credentials.
 *
 * @type {Middleware}
 */
export const everyOrigin = (_request, response, next) => {
  response.setHeader('Access-Control-Allow-Origin', '*')
  response.setHeader('Access-Control-Expose-Headers', exposedHeaders)
  next()
}

/** @type {Middleware} */
export const predicate = (request, response, next) => {
  const { origin } = request.headers
  response.setHeader('Vary', 'Origin')
  if (origin !== undefined && tenants.has(origin)) setActualHeaders(response, origin)
  next()
}

/** @type {Middleware} */
export const asyncPredicate = (request, response, next) => {
  const { origin } = request.headers
  response.setHeader('Vary', 'Origin')
  if (origin === undefined) {
    next()
    return
  }
  isTenant(origin).then((isAllowed) => {
    if (isAllowed) setActualHeaders(response, origin)
    next()
  }, next)
}

const isTenant = async (/** @type {string} */ origin) => tenants.has(origin)

/**
 * One of two policies for each request.
 *
 * @param {readonly string[]} origins
 * @returns {Middleware}
 */
export function delegate(origins) {
  const strict = allowlist(origins)
  return (request, response, next) => {
    if (request.url?.startsWith('/public') === true) everyOrigin(request, response, next)
    else strict(request, response, next)
  }
}

function setActualHeaders(/** @type {ServerResponse} */ response, /** @type {string} */ origin) {
  response.setHeader('Access-Control-Allow-Origin', origin)
  response.setHeader('Access-Control-Allow-Credentials', 'true')
  response.setHeader('Access-Control-Expose-Headers', exposedHeaders)
}
