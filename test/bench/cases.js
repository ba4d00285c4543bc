import * as contenders from './contenders.js'
import { stranger, ten } from './options.js'
import { asExpress } from './requests.js'

/**
 * @typedef {object} Case
 * @property {string} title
 * @property {string} method
 * @property {Readonly<Record<string, string>>} [headers] of the request, besides `Origin`
 * @property {readonly string[]} origins of the requests, in turn
 * @property {(response: import('node:http').ServerResponse) => void} before what ran before the middleware
 * @property {boolean} [isAsync]
 * @property {contenders.Contenders} contenders
 */

const simple = { method: 'GET', origins: ten, contenders: contenders.list }
const preflight = {
  ...simple,
  method: 'OPTIONS',
  headers: {
    'access-control-request-method': 'PUT',
    'access-control-request-headers': 'authorization,content-type',
  },
}

/** @type {Readonly<Record<string, Omit<Case, 'before'>>>} */
const requests = {
  allowed: { ...simple, title: 'Allowed, one of ten origins' },
  'only-origin': {
    ...simple,
    title: 'Allowed, no option but `origin`',
    contenders: contenders.onlyOrigin,
  },
  denied: { ...simple, title: 'Denied', origins: [stranger] },
  'no-origin': { ...simple, title: 'No `Origin`', origins: [] },
  'every-origin': {
    ...simple,
    title: "Allowed, `origin: '*'`",
    contenders: contenders.everyOrigin,
  },
  'preflight-fixed': { ...preflight, title: 'Preflight, fixed headers' },
  'preflight-reflected': {
    ...preflight,
    title: 'Preflight, headers reflected',
    contenders: contenders.reflectingList,
  },
  'preflight-denied': { ...preflight, title: 'Preflight, denied', origins: [stranger] },
  predicate: {
    ...simple,
    title: '`origin` is a function',
    contenders: contenders.predicate,
  },
  'async-predicate': {
    ...simple,
    title: '`origin` is an async function',
    isAsync: true,
    contenders: contenders.asyncPredicate,
  },
  delegate: {
    ...simple,
    title: 'A function chooses the options',
    contenders: contenders.delegate,
  },
}

/** The end of the names of cases with a response of `node:http`, which has no header yet. */
export const ofNode = ', node:http'

/** @type {Readonly<Record<string, Case>>} */
export const cases = {
  ...onResponses(asExpress, ''),
  'vary-set': {
    ...simple,
    title: 'Allowed, `Vary` already set',
    before: (response) => {
      asExpress(response)
      response.setHeader('Vary', 'Accept-Encoding')
    },
    contenders: contenders.afterVary,
  },
  'ten-headers': {
    ...simple,
    title: 'Allowed, ten more headers set',
    before: (response) => {
      asExpress(response)
      for (let index = 0; index < 10; index += 1) response.setHeader(`X-Header-${index}`, 'value')
    },
  },
  ...onResponses(() => undefined, ofNode),
}

/** @param {Case['before']} before @param {string} suffix of the names */
function onResponses(before, suffix) {
  return Object.fromEntries(
    Object.entries(requests).map(([name, request]) => [`${name}${suffix}`, { ...request, before }]),
  )
}

/** @param {string} name */
export function caseOf(name) {
  const found = cases[name]
  if (found === undefined) throw new RangeError(`there is no case ${name}`)
  return found
}
