// What a page does: it fetches as scripts do, with the default cache mode.

import { inLanes } from './in-lanes.js'

/**
 * @typedef {import('../page-request.js').PageRequest} PageRequest
 *
 * @typedef {import('../page-request.js').PageAnswer} PageAnswer
 */

/**
 * @param {PageRequest} request
 * @returns {Promise<PageAnswer>}
 */
async function ask({ url, ...options }) {
  try {
    const response = await fetch(url, options)
    return {
      isReadable: response.type !== 'opaque',
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    }
  } catch {
    return { isReadable: false, status: 0, headers: {}, body: '' }
  }
}

/**
 * Sends all of them, and then once more, a few at a time: a cache may take a moment to keep what it got.
 *
 * @param {readonly PageRequest[]} requests
 */
export async function askTwice(requests) {
  const askEach = () => inLanes(6, requests, ask)
  return [await askEach(), await askEach()]
}

// For those who drive the browser.
Object.assign(globalThis, { askTwice })
