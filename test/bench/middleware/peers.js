import { cors as tinyhttpCors } from '@tinyhttp/cors'
import cors from 'cors'
import { create as createCorser } from 'corser'
import { reflecting, tenants, usual } from './policies.js'

/**
 * The packages that do the same, each with the nearest to a scenario's policy that it has.
 *
 * @typedef {import('./limit.js').Middleware} Middleware
 */

const open = { ...usual, credentials: false }

/** `cors` */
export const ofCors = {
  /** @param {string[]} origin */
  allowlist: (origin) => cors({ ...usual, origin }),
  /** @param {string[]} origin */
  reflectingAllowlist: (origin) => cors({ ...reflecting, origin }),
  everyOrigin: () => cors(open),
  predicate: () =>
    cors({
      ...usual,
      origin: (origin, callback) => callback(null, origin !== undefined && tenants.has(origin)),
    }),
  asyncPredicate: () =>
    cors({
      ...usual,
      origin: (origin, callback) => {
        isTenant(origin).then((isAllowed) => callback(null, isAllowed), callback)
      },
    }),
  /** @param {string[]} origin */
  delegate: (origin) => {
    const strict = { ...usual, origin }
    return cors((/** @type {import('./limit.js').IncomingMessage} */ request, callback) => {
      callback(null, request.url?.startsWith('/public') === true ? open : strict)
    })
  },
}

/** `corser` */
export const ofCorser = {
  /** @param {readonly string[]} origins */
  allowlist: (origins) => createCorser({ ...corserOptions(), origins, supportsCredentials: true }),
  everyOrigin: () => createCorser(corserOptions()),
  predicate: () =>
    createCorser({
      ...corserOptions(),
      supportsCredentials: true,
      origins: (origin, callback) => callback(null, tenants.has(origin)),
    }),
  asyncPredicate: () =>
    createCorser({
      ...corserOptions(),
      supportsCredentials: true,
      origins: (origin, callback) => {
        isTenant(origin).then((isAllowed) => callback(null, isAllowed), callback)
      },
    }),
}

// It writes to its options.
const corserOptions = () => ({
  methods: usual.methods,
  requestHeaders: usual.allowedHeaders,
  responseHeaders: usual.exposedHeaders,
  maxAge: usual.maxAge,
})

/** `@tinyhttp/cors` */
export const ofTinyhttp = {
  /** @param {readonly string[]} origin */
  allowlist: (origin) => tinyhttpCors({ ...usual, origin }),
  everyOrigin: () => tinyhttpCors({ ...open, origin: '*' }),
  predicate: () =>
    tinyhttpCors({
      ...usual,
      origin: ({ headers: { origin = '' } }) => (tenants.has(origin) ? origin : ''),
    }),
}

const isTenant = async (/** @type {string | undefined} */ origin) =>
  origin !== undefined && tenants.has(origin)
