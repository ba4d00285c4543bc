import { CannotTell } from '../../src/cli/cannot-tell.ts'
import { createChecks } from '../../src/cli/check/checks.ts'
import { jsonOfError, jsonOfResult } from '../../src/cli/check/report-json.ts'
import { resultOf } from '../../src/cli/check/results.ts'
import { isLoopback } from '../../src/protocol/loopback-hosts.ts'

/** @typedef {{ url: string, origin: string, method: string, headers: [string, string][], credentials: boolean, send: boolean }} Wanted */

/** The most checks at a time. A page runs one. */
const mostChecks = 4
let running = 0

/**
 * Checks a server on this machine as `allow-origin check --json` does, and responds with the same JSON.
 *
 * @param {import('express').Request} request with a JSON body that is parsed
 * @param {import('express').Response} response
 */
export async function checkLive(request, response) {
  const wanted = readWanted(request.body)
  if (typeof wanted === 'string') {
    response.status(400).json({ error: wanted })
    return
  }
  if (running === mostChecks) {
    response
      .status(503)
      .json({ error: 'Other checks are still running. Try again in a few seconds.' })
    return
  }
  running += 1
  try {
    response.json(await checkOnLoopback(wanted))
  } finally {
    running -= 1
  }
}

/** @param {Wanted} wanted */
async function checkOnLoopback({ url, origin, method, headers, credentials, send }) {
  try {
    const [check] = createChecks({
      url,
      origins: [origin],
      methods: [method],
      headers,
      credentials,
      data: undefined,
      sendsUnsafe: send,
      isPreflightOnly: false,
      timeout: 10,
    })
    if (!check) throw new CannotTell('there is nothing to check')
    addressOnLoopback(new URL(check.script.url), '')
    return jsonOfResult(await firstResult(check))
  } catch (error) {
    return jsonOfError(error)
  }
}

/** Tries the second address of `localhost` if nothing listens on the first. @param {import('../../src/cli/check/checks.ts').Check} check */
async function firstResult(check) {
  const first = await resultFrom(check, '127.0.0.1')
  if (!first.isRefused) return first.result
  const second = await resultFrom(check, '::1')
  return second.isRefused ? first.result : second.result
}

/**
 * @param {import('../../src/cli/check/checks.ts').Check} check
 * @param {string} address the one of `localhost`
 */
async function resultFrom(check, address) {
  let requests = 0
  const result = await resultOf(check, {
    userAgent: 'allow-origin-playground',
    // Without variables of the environment, no proxy gets the requests.
    env: {},
    addressFor: (url) => {
      requests += 1
      return addressOnLoopback(url, address)
    },
  })
  const isRefused =
    requests === 1 && 'error' in result && result.error.code === 'connection-refused'
  return { result, isRefused }
}

/**
 * The address of a host of this machine. The name is never looked up, because DNS could say anything.
 *
 * @param {URL} url
 * @param {string} address the one of `localhost`
 * @throws {CannotTell} for any other host, so no redirect leads away from this machine
 */
function addressOnLoopback({ hostname, origin }, address) {
  if (!isLoopback(hostname)) {
    throw new CannotTell(
      `the playground sends requests only to this machine, and not to ${origin}. For other servers, run: npx allow-origin check`,
      'not-loopback',
    )
  }
  return /^[\d[]/.test(hostname) ? hostname.replace(/^\[|\]$/g, '') : address
}

/** @param {unknown} body @returns {Wanted | string} what to check, or what is wrong */
function readWanted(body) {
  const { url, origin, method, headers, credentials, send } = Object(body)
  if (!isText(url, 10_000)) return '`url` must be a string.'
  if (!isText(origin, 1000)) return '`origin` must be a string.'
  if (!isText(method, 100)) return '`method` must be a string.'
  if (typeof credentials !== 'boolean') return '`credentials` must be true or false.'
  if (typeof send !== 'boolean') return '`send` must be true or false.'
  if (!Array.isArray(headers) || headers.length > 100 || !headers.every(isHeader)) {
    return '`headers` must be a list of pairs, each with a name and a value.'
  }
  return { url, origin, method, headers, credentials, send }
}

/** @param {unknown} value @param {number} longest @returns {value is string} */
const isText = (value, longest) => typeof value === 'string' && value.length <= longest

/** @param {unknown} pair @returns {pair is [string, string]} */
const isHeader = (pair) =>
  Array.isArray(pair) && pair.length === 2 && isText(pair[0], 1000) && isText(pair[1], 10_000)
