import { cors } from 'allow-origin'
import { maxHeaderSize } from 'node:http'
import { reflecting, stranger, ten, usual } from './options.js'
import { inNewProcess } from './processes.js'
import { createBatches } from './requests.js'
import { measureRounds, ratioOf } from './rounds.js'

// What the most expensive requests cost, compared with an ordinary preflight that is denied.

/** A host of the maximum length, with as many labels as possible. */
const longestHost = `${'a.'.repeat(126)}a`

/** Options that the worst requests are made for. */
export const policies = {
  fixed: { ...usual, origin: ten },
  reflecting: { ...reflecting, origin: ten },
  // Every suffix of the longest host, so a lookup takes as many steps as possible.
  patterns: {
    ...usual,
    origin: Array.from({ length: 125 }, (_, index) => {
      const suffix = longestHost.slice(2 * (index + 1))
      return `https://*.${suffix}:8443`
    }),
  },
  expressions: {
    ...usual,
    origin: [
      /^https:\/\/pr-\d+\.example\.dev$/,
      /^https:\/\/[a-z\d-]+\.preview\.example\.com$/,
      /^https:\/\/(?:[a-z\d-]+\.)+example\.net$/,
      /^https:\/\/(?:app|admin)\.example\.(?:com|org)(?::\d{2,5})?$/,
    ],
  },
  predicate: { ...usual, origin: (/** @type {string} */ origin) => ten.includes(origin) },
}

/** Node rejects larger requests. The other headers take some of it. */
const room = maxHeaderSize - 256

const fill = (/** @type {string} */ text) =>
  text.repeat(Math.ceil(room / text.length)).slice(0, room)

const host = `https://${longestHost}`
const [allowed = ''] = ten
const labels = fill(`https://${'a.'.repeat(room / 2)}`)
const names = `x${',a'.repeat(Math.floor(room / 2) - 1)}`

/** @typedef {readonly [policy: keyof typeof policies, origin: string, requestHeaders?: string]} Request */

export const ordinary = 'an ordinary denied preflight'

/** @type {Readonly<Record<string, Request>>} */
export const worstRequests = {
  [ordinary]: ['fixed', stranger, 'authorization,content-type'],
  'an `Origin` of 16 kB': ['fixed', fill(`https://${'a'.repeat(room)}`)],
  'an `Origin` of 16 kB, patterns': ['patterns', labels],
  'an `Origin` of 16 kB, regular expressions': ['expressions', labels],
  'the longest host, patterns': ['patterns', host],
  'the longest host, regular expressions': ['expressions', host],
  'the longest host, a function': ['predicate', host],
  'an invalid host, a function': ['predicate', `${host}!`],
  'an IPv6 address, patterns': ['patterns', 'https://[2001:db8:1:2:3:4:5:6]:65535'],
  'a header name of 16 kB, fixed headers': ['fixed', allowed, fill('x')],
  'a header name of 16 kB, reflected': ['reflecting', allowed, fill('x')],
  '16,000 commas, headers reflected': ['reflecting', allowed, fill(',')],
  '8,000 header names, denied': ['reflecting', stranger, names],
  '8,000 header names, fixed headers': ['fixed', allowed, names],
  '8,000 header names, reflected': ['reflecting', allowed, names],
}

/** @param {Request} request */
export const headersOf = ([, origin, requestHeaders]) => ({
  origin,
  'access-control-request-method': 'PUT',
  ...(requestHeaders !== undefined && { 'access-control-request-headers': requestHeaders }),
})

/**
 * @param {{ effort: number }} settings
 * @returns {Promise<import('./recorded.js').Figures>}
 */
export async function measureWorstRequests({ effort }) {
  const times = await inNewProcess('worst', { rounds: Math.round(150 * effort) })
  /** @type {import('./recorded.js').Figures['ratios']} */
  const ratios = {}
  for (const name of Object.keys(worstRequests).filter((other) => other !== ordinary)) {
    ratios[`allow-origin, ${name} / ordinary`] = ratioOf(times, {
      of: name,
      above: `no-op, ${name}`,
      to: ordinary,
      toAbove: `no-op, ${ordinary}`,
    })
  }
  return { ratios, values: {} }
}

/** @param {{ rounds: number }} asked */
export async function measureWorst({ rounds }) {
  /** @type {Record<string, import('./rounds.js').Batch>} */
  const batches = {}
  for (const [name, request] of Object.entries(worstRequests)) {
    const { origin, ...headers } = headersOf(request)
    const traffic = { method: 'OPTIONS', headers, nextOrigin: () => origin, size: 100, clients: 1 }
    const batchOf = await createBatches(traffic)
    batches[name] = batchOf(cors(policies[request[0]]))
    batches[`no-op, ${name}`] = batchOf((_request, _response, next) => next())
  }
  return measureRounds(batches, { rounds, warmUp: 40 })
}
