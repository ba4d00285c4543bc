import { cors as tinyhttp } from '@tinyhttp/cors'
import { cors as allowOrigin, createPolicy } from 'allow-origin'
import cors from 'cors'
import { create as corser } from 'corser'
import * as byHand from './by-hand.js'
import { open, reflecting, ten, tenants, usual } from './options.js'

/**
 * Creates the middleware of each contender. Contenders that cannot do what is measured are left out.
 *
 * @typedef {Readonly<Record<string, () => import('./requests.js').Middleware>>} Contenders
 */

export const names = ['allow-origin', 'cors', 'corser', '@tinyhttp/cors', 'by hand']

const isTenant = async (/** @type {string} */ origin = '') => tenants.has(origin)

const isPublic = (/** @type {{ url?: string | undefined }} */ { url = '' }) =>
  url.startsWith('/public')

/** `corser` writes to its options. */
const forCorser = () => ({
  methods: usual.methods,
  requestHeaders: usual.allowedHeaders,
  responseHeaders: usual.exposedHeaders,
  maxAge: usual.maxAge,
})

/** @satisfies {Contenders} */
export const list = {
  'by hand': () => byHand.list(ten),
  'allow-origin': () => allowOrigin({ ...usual, origin: ten }),
  cors: () => cors({ ...usual, origin: ten }),
  corser: () => corser({ ...forCorser(), origins: ten, supportsCredentials: true }),
  '@tinyhttp/cors': () => tinyhttp({ ...usual, origin: ten }),
}

/** @type {Contenders} */
export const onlyOrigin = {
  'by hand': () => byHand.onlyOrigin(ten),
  'allow-origin': () => allowOrigin({ origin: ten }),
  cors: () => cors({ origin: ten }),
  corser: () => corser({ origins: ten }),
  '@tinyhttp/cors': () => tinyhttp({ origin: ten }),
}

/** @type {Contenders} */
export const afterVary = { ...list, 'by hand': () => byHand.afterVary }

/** @type {Contenders} */
export const reflectingList = {
  'by hand': () => byHand.list(ten, true),
  'allow-origin': () => allowOrigin({ ...reflecting, origin: ten }),
  cors: () => cors({ ...reflecting, origin: ten }),
}

/** @type {Contenders} */
export const everyOrigin = {
  'by hand': () => byHand.everyOrigin,
  'allow-origin': () => allowOrigin(open),
  cors: () => cors(open),
  corser: () => corser(forCorser()),
  '@tinyhttp/cors': () => tinyhttp({ ...open, origin: '*' }),
}

/** @type {Contenders} */
export const predicate = {
  'by hand': () => byHand.list(ten),
  'allow-origin': () => allowOrigin({ ...usual, origin: (origin) => tenants.has(origin) }),
  cors: () =>
    cors({ ...usual, origin: (origin = '', callback) => callback(null, tenants.has(origin)) }),
  corser: () =>
    corser({
      ...forCorser(),
      supportsCredentials: true,
      origins: (origin, callback) => callback(null, tenants.has(origin)),
    }),
  '@tinyhttp/cors': () =>
    tinyhttp({
      ...usual,
      origin: ({ headers: { origin = '' } }) => (tenants.has(origin) ? origin : ''),
    }),
}

/** @type {Contenders} */
export const asyncPredicate = {
  'by hand': () => byHand.asyncPredicate,
  'allow-origin': () => allowOrigin({ ...usual, origin: async (origin) => tenants.has(origin) }),
  cors: () =>
    cors({
      ...usual,
      origin: (origin, callback) => {
        isTenant(origin).then((isAllowed) => callback(null, isAllowed), callback)
      },
    }),
  corser: () =>
    corser({
      ...forCorser(),
      supportsCredentials: true,
      origins: (origin, callback) => {
        isTenant(origin).then((isAllowed) => callback(null, isAllowed), callback)
      },
    }),
}

/** @type {Contenders} */
export const delegate = {
  'by hand': () => byHand.delegate,
  'allow-origin': () => {
    const anyone = createPolicy(open)
    const strict = createPolicy({ ...usual, origin: ten })
    return allowOrigin((request) => (isPublic(request) ? anyone : strict))
  },
  cors: () => {
    const strict = { ...usual, origin: ten }
    return cors((/** @type {import('./requests.js').IncomingMessage} */ request, callback) => {
      callback(null, isPublic(request) ? open : strict)
    })
  },
}
