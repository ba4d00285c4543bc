import { byFetch } from './ways/fetch.js'
import { byFont } from './ways/font.js'
import { byImage } from './ways/image.js'
import { byModuleScript } from './ways/module-script.js'
import { byXMLHttpRequest } from './ways/xml-http-request.js'

/** @import { PageOutcome, PageRequest, Way } from '../page-request.js' */

/**
 * Each resolves once the page has the response, with the names of the headers that the script can read, or `null` if this
 * way does not show headers. It rejects if the page does not get the response.
 *
 * @type {Readonly<Record<Way, (request: PageRequest) => Promise<readonly string[] | null>>>}
 */
const ways = {
  fetch: byFetch,
  XMLHttpRequest: byXMLHttpRequest,
  'module script': byModuleScript,
  font: byFont,
  image: byImage,
}

/** In milliseconds. The slowest engine needs a few hundred. */
const timeLimit = 10_000

/**
 * @param {PageRequest} request
 * @returns {Promise<PageOutcome>}
 */
async function follow(request) {
  try {
    const names = await ways[request.way](request)
    return { verdict: 'allowed', readable: names && Array.from(names).sort() }
  } catch (error) {
    return { verdict: 'blocked', error: String(error) }
  }
}

/**
 * Makes a request, and returns what the page gets.
 *
 * @param {PageRequest} request
 * @returns {Promise<PageOutcome>}
 */
export const makeRequest = (request) =>
  new Promise((resolve) => {
    setTimeout(resolve, timeLimit, { verdict: 'unknown' })
    void follow(request).then(resolve)
  })
