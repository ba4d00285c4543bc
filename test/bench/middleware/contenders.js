import { cors, createPolicy } from 'allow-origin'
import * as limit from './limit.js'
import { ofCors, ofCorser, ofTinyhttp } from './peers.js'
import { reflecting, tenants, usual } from './policies.js'

/** @typedef {import('./limit.js').Middleware} Middleware */
/** @typedef {'limit' | 'allow-origin' | 'cors' | 'corser' | '@tinyhttp/cors'} Contender */

/**
 * Makes each contender when it is measured; or why there is none.
 *
 * @typedef {Readonly<Record<Contender, (() => Middleware) | string>>} Contenders
 */

const noReflection = 'cannot reflect the headers that a preflight asks for'
const noDelegate = 'has one policy for all requests'

/**
 * @param {readonly string[]} origins
 * @returns {Contenders}
 */
export const allowlist = (origins) => ({
  limit: () => limit.allowlist(origins),
  'allow-origin': () => cors({ ...usual, origin: origins }),
  cors: () => ofCors.allowlist([...origins]),
  corser: () => ofCorser.allowlist(origins),
  '@tinyhttp/cors': () => ofTinyhttp.allowlist(origins),
})

/**
 * @param {readonly string[]} origins
 * @returns {Contenders}
 */
export const allowlistAfterVary = (origins) => ({
  ...allowlist(origins),
  limit: () => limit.allowlistAfterVary(origins),
})

/**
 * @param {readonly string[]} origins
 * @returns {Contenders}
 */
export const reflectingAllowlist = (origins) => ({
  limit: () => limit.reflectingAllowlist(origins),
  'allow-origin': () => cors({ ...reflecting, origin: origins }),
  cors: () => ofCors.reflectingAllowlist([...origins]),
  corser: noReflection,
  '@tinyhttp/cors': noReflection,
})

/** @type {Contenders} */
export const everyOrigin = {
  limit: () => limit.everyOrigin,
  'allow-origin': () => cors({ ...usual, credentials: false }),
  cors: ofCors.everyOrigin,
  corser: ofCorser.everyOrigin,
  '@tinyhttp/cors': ofTinyhttp.everyOrigin,
}

/** @type {Contenders} */
export const predicate = {
  limit: () => limit.predicate,
  'allow-origin': () => cors({ ...usual, origin: (origin) => tenants.has(origin) }),
  cors: ofCors.predicate,
  corser: ofCorser.predicate,
  '@tinyhttp/cors': ofTinyhttp.predicate,
}

/** @type {Contenders} */
export const asyncPredicate = {
  limit: () => limit.asyncPredicate,
  'allow-origin': () => cors({ ...usual, origin: async (origin) => tenants.has(origin) }),
  cors: ofCors.asyncPredicate,
  corser: ofCorser.asyncPredicate,
  '@tinyhttp/cors': 'has synchronous predicates alone',
}

/**
 * @param {readonly string[]} origins
 * @returns {Contenders}
 */
export const delegate = (origins) => ({
  limit: () => limit.delegate(origins),
  'allow-origin': () => {
    const open = createPolicy({ ...usual, credentials: false })
    const strict = createPolicy({ ...usual, origin: origins })
    return cors(({ url = '' }) => (url.startsWith('/public') ? open : strict))
  },
  cors: () => ofCors.delegate([...origins]),
  corser: noDelegate,
  '@tinyhttp/cors': noDelegate,
})
