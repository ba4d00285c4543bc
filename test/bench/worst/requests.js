import { maxHeaderSize } from 'node:http'
import { stranger, ten } from '../middleware/policies.js'
import { longestHost } from './policies.js'

/**
 * @typedef {object} WorstRequest
 * @property {string} title
 * @property {import('./policies.js').PolicyName} policy that it is made for
 * @property {string} origin
 * @property {string} [requestHeaders] the value of `Access-Control-Request-Headers`
 */

// What else a request has to have takes some of what Node reads of its headers.
const room = maxHeaderSize - 256

const repeated = (/** @type {string} */ text) =>
  text.repeat(Math.ceil(room / text.length)).slice(0, room)

const [allowed = ''] = ten

/** What every other request is compared with: an ordinary preflight that is denied. */
export const ordinary = /** @satisfies {WorstRequest} */ ({
  title: 'An ordinary preflight, denied',
  policy: 'fixed',
  origin: stranger,
  requestHeaders: 'authorization,content-type',
})

const labels = `https://${repeated('a.').slice('https://'.length)}`
const names = `x${',a'.repeat(Math.floor(room / 2) - 1)}`
const token = repeated('x')
const empty = repeated(',')

/**
 * The largest requests that Node reads, of every kind that the middleware looks at in a way of its own.
 *
 * @type {Readonly<Record<string, WorstRequest>>}
 */
export const worstRequests = {
  'origin-label': {
    title: '16 kB of `Origin`, one label',
    policy: 'fixed',
    origin: repeated(`https://${'a'.repeat(room)}`),
  },
  'origin-patterns': {
    title: '16 kB of `Origin`, thousands of labels, patterns',
    policy: 'patterns',
    origin: labels,
  },
  'origin-expressions': {
    title: '16 kB of `Origin`, thousands of labels, expressions',
    policy: 'expressions',
    origin: labels,
  },
  'origin-predicate': {
    title: '16 kB of `Origin`, predicate',
    policy: 'predicate',
    origin: labels,
  },
  'host-patterns': {
    title: 'The longest host, against the deepest patterns',
    policy: 'patterns',
    origin: `https://${longestHost}`,
  },
  'host-expressions': {
    title: 'The longest host, against expressions',
    policy: 'expressions',
    origin: `https://${longestHost}`,
  },
  'host-predicate': {
    title: 'The longest host, against a predicate',
    policy: 'predicate',
    origin: `https://${longestHost}`,
  },
  'host-malformed': {
    title: 'The longest host with a character that no origin has, against a predicate',
    policy: 'predicate',
    origin: `https://${longestHost}!`,
  },
  'address-patterns': {
    title: 'An IPv6 address, against the deepest patterns',
    policy: 'patterns',
    origin: 'https://[2001:db8:1:2:3:4:5:6]:65535',
  },
  'address-predicate': {
    title: 'An IPv6 address, against a predicate',
    policy: 'predicate',
    origin: 'https://[2001:db8:1:2:3:4:5:6]:65535',
  },
  'token-denied': {
    title: '16 kB of header name, denied',
    policy: 'reflecting',
    origin: stranger,
    requestHeaders: token,
  },
  'token-fixed': {
    title: '16 kB of header name, allowed, fixed headers',
    policy: 'fixed',
    origin: allowed,
    requestHeaders: token,
  },
  'token-reflected': {
    title: '16 kB of header name, allowed and reflected',
    policy: 'reflecting',
    origin: allowed,
    requestHeaders: token,
  },
  'empty-denied': {
    title: 'Thousands of empty members, denied',
    policy: 'reflecting',
    origin: stranger,
    requestHeaders: empty,
  },
  'empty-reflecting': {
    title: 'Thousands of empty members, allowed, headers reflected',
    policy: 'reflecting',
    origin: allowed,
    requestHeaders: empty,
  },
  'names-denied': {
    title: 'Thousands of header names, denied',
    policy: 'reflecting',
    origin: stranger,
    requestHeaders: names,
  },
  'names-fixed': {
    title: 'Thousands of header names, allowed, fixed headers',
    policy: 'fixed',
    origin: allowed,
    requestHeaders: names,
  },
  'names-reflected': {
    title: 'Thousands of header names, allowed and reflected',
    policy: 'reflecting',
    origin: allowed,
    requestHeaders: names,
  },
}

/** @param {WorstRequest} request */
export const headersOf = ({ origin, requestHeaders }) => ({
  origin,
  'access-control-request-method': 'PUT',
  ...(requestHeaders === undefined ? {} : { 'access-control-request-headers': requestHeaders }),
})
