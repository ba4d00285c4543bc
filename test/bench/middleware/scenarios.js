import * as contenders from './contenders.js'
import {
  allowedHeaders,
  exposedHeaders,
  methods,
  one,
  stranger,
  ten,
  tenHeaders,
} from './policies.js'

/** @typedef {{ status: number, headers: Readonly<Record<string, string>> }} Answer */

/**
 * @typedef {object} Scenario
 * @property {string} title
 * @property {string} method
 * @property {Readonly<Record<string, string>>} [headers] that the request has beside `Origin`
 * @property {readonly string[]} origins of the requests, in turn; empty where they have none
 * @property {boolean} [isAsync]
 * @property {(response: import('node:http').ServerResponse) => void} [before] what an earlier handler did
 * @property {Answer} answer what a request from the first origin has to get
 * @property {import('./contenders.js').Contenders} contenders
 */

const allowed = {
  'access-control-allow-origin': /** @type {string} */ (one[0]),
  'access-control-allow-credentials': 'true',
}
const actual = { ...allowed, 'access-control-expose-headers': exposedHeaders, vary: 'Origin' }
const preflight = {
  ...allowed,
  'access-control-allow-methods': methods,
  'access-control-max-age': '600',
  'content-length': '0',
}

/** What a preflight asks for. */
const asked = {
  'access-control-request-method': 'PUT',
  'access-control-request-headers': 'authorization,content-type',
}

/** @satisfies {Record<string, Scenario>} */
const table = {
  'actual-one': {
    title: 'Actual request, allowed, allowlist of one',
    method: 'GET',
    origins: one,
    answer: { status: 200, headers: actual },
    contenders: contenders.allowlist(one),
  },
  'actual-ten': {
    title: 'Actual request, allowed, allowlist of ten',
    method: 'GET',
    origins: ten,
    answer: { status: 200, headers: actual },
    contenders: contenders.allowlist(ten),
  },
  denied: {
    title: 'Actual request, denied',
    method: 'GET',
    origins: [stranger],
    answer: { status: 200, headers: { vary: 'Origin' } },
    contenders: contenders.allowlist(ten),
  },
  'no-origin': {
    title: 'Actual request without `Origin`',
    method: 'GET',
    origins: [],
    answer: { status: 200, headers: { vary: 'Origin' } },
    contenders: contenders.allowlist(ten),
  },
  'every-origin': {
    title: "Actual request, `'*'`",
    method: 'GET',
    origins: ten,
    answer: {
      status: 200,
      headers: {
        'access-control-allow-origin': '*',
        'access-control-expose-headers': exposedHeaders,
      },
    },
    contenders: contenders.everyOrigin,
  },
  'preflight-fixed': {
    title: 'Preflight, allowed, fixed headers',
    method: 'OPTIONS',
    headers: asked,
    origins: ten,
    answer: {
      status: 204,
      headers: { ...preflight, 'access-control-allow-headers': allowedHeaders, vary: 'Origin' },
    },
    contenders: contenders.allowlist(ten),
  },
  'preflight-reflected': {
    title: 'Preflight, allowed, reflected headers',
    method: 'OPTIONS',
    headers: asked,
    origins: ten,
    answer: {
      status: 204,
      headers: {
        ...preflight,
        'access-control-allow-headers': asked['access-control-request-headers'],
        vary: 'Origin, Access-Control-Request-Headers',
      },
    },
    contenders: contenders.reflectingAllowlist(ten),
  },
  'preflight-denied': {
    title: 'Preflight, denied',
    method: 'OPTIONS',
    headers: asked,
    origins: [stranger],
    answer: { status: 204, headers: { vary: 'Origin', 'content-length': '0' } },
    contenders: contenders.allowlist(ten),
  },
  predicate: {
    title: 'Predicate',
    method: 'GET',
    origins: ten,
    answer: { status: 200, headers: actual },
    contenders: contenders.predicate,
  },
  'async-predicate': {
    title: 'Predicate, asynchronous',
    method: 'GET',
    origins: ten,
    isAsync: true,
    answer: { status: 200, headers: actual },
    contenders: contenders.asyncPredicate,
  },
  delegate: {
    title: 'Delegate, of two policies',
    method: 'GET',
    origins: ten,
    answer: { status: 200, headers: actual },
    contenders: contenders.delegate(ten),
  },
  'existing-vary': {
    title: 'Actual request, allowed, with a `Vary` already there',
    method: 'GET',
    origins: ten,
    before: (response) => {
      response.setHeader('Vary', 'Accept-Encoding')
    },
    answer: { status: 200, headers: { ...actual, vary: 'Accept-Encoding, Origin' } },
    contenders: contenders.allowlistAfterVary(ten),
  },
  'ten-headers': {
    title: 'Actual request, allowed, with ten headers already there',
    method: 'GET',
    origins: ten,
    before: (response) => {
      for (const [name, value] of tenHeaders) response.setHeader(name, value)
    },
    answer: { status: 200, headers: actual },
    contenders: contenders.allowlist(ten),
  },
}

/** @typedef {keyof typeof table} ScenarioName */

export const scenarioNames = /** @type {ScenarioName[]} */ (Object.keys(table))

/**
 * @param {string} name
 * @returns {Scenario}
 */
export function scenarioOf(name) {
  const scenario = /** @type {Readonly<Record<string, Scenario>>} */ (table)[name]
  if (scenario === undefined) throw new RangeError(`there is no scenario ${name}`)
  return scenario
}
