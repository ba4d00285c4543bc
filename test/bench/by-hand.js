import { open, ten, tenants, usual } from './options.js'

/**
 * Handwritten middleware for one case each. It has no options, no validation and no check for headers that are already set.
 * It shows which part of the cost is Node's.
 *
 * @typedef {import('node:http').ServerResponse} ServerResponse
 * @typedef {import('./requests.js').Middleware} Middleware
 */

const methods = usual.methods.join(',')
const allowedHeaders = usual.allowedHeaders.join(',')
const exposedHeaders = open.exposedHeaders.join(',')

/**
 * @param {readonly string[]} origins
 * @param {boolean} [reflects] whether preflights get the headers that they ask for
 * @returns {Middleware}
 */
export function list(origins, reflects = false) {
  const allowed = new Set(origins)
  const vary = reflects ? 'Origin, Access-Control-Request-Headers' : 'Origin'
  return (request, response, next) => {
    const { method, headers } = request
    const { origin } = headers
    const isAllowed = origin !== undefined && allowed.has(origin)
    if (
      method === 'OPTIONS' &&
      origin !== undefined &&
      headers['access-control-request-method'] !== undefined
    ) {
      response.setHeader('vary', vary)
      if (isAllowed) {
        const asked = reflects ? headers['access-control-request-headers'] : allowedHeaders
        response.setHeader('access-control-allow-origin', origin)
        response.setHeader('access-control-allow-credentials', 'true')
        response.setHeader('access-control-allow-methods', methods)
        if (asked !== undefined) response.setHeader('access-control-allow-headers', asked)
        response.setHeader('access-control-max-age', '600')
      }
      response.setHeader('content-length', '0')
      response.statusCode = 204
      response.end()
      return
    }
    response.setHeader('vary', 'Origin')
    if (isAllowed) allow(response, origin)
    next()
  }
}

/** @param {readonly string[]} origins @returns {Middleware} */
export function onlyOrigin(origins) {
  const allowed = new Set(origins)
  return (request, response, next) => {
    const { origin } = request.headers
    response.setHeader('vary', 'Origin')
    if (origin !== undefined && allowed.has(origin))
      response.setHeader('access-control-allow-origin', origin)
    next()
  }
}

/** @type {Middleware} */
export const everyOrigin = (_request, response, next) => {
  response.setHeader('access-control-allow-origin', '*')
  response.setHeader('access-control-expose-headers', exposedHeaders)
  next()
}

/** For responses that always have `Vary`. @type {Middleware} */
export const afterVary = (request, response, next) => {
  const { origin } = request.headers
  response.setHeader('vary', `${response.getHeader('vary')}, Origin`)
  if (origin !== undefined && tenants.has(origin)) allow(response, origin)
  next()
}

const isTenant = async (/** @type {string} */ origin) => tenants.has(origin)

/** @type {Middleware} */
export const asyncPredicate = (request, response, next) => {
  const { origin = '' } = request.headers
  response.setHeader('vary', 'Origin')
  isTenant(origin).then((isAllowed) => {
    if (isAllowed) allow(response, origin)
    next()
  }, next)
}

const strict = list(ten)

/** @type {Middleware} */
export const delegate = (request, response, next) => {
  if (request.url?.startsWith('/public') === true) everyOrigin(request, response, next)
  else strict(request, response, next)
}

function allow(/** @type {ServerResponse} */ response, /** @type {string} */ origin) {
  response.setHeader('access-control-allow-origin', origin)
  response.setHeader('access-control-allow-credentials', 'true')
  response.setHeader('access-control-expose-headers', exposedHeaders)
}
