// Fetches as scripts do, with the default cache mode.

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
 * Sends all requests, a few at a time, and then sends them again: a cache may take a moment to store a response.
 *
 * @param {readonly PageRequest[]} requests
 */
export async function askTwice(requests) {
  const askEach = () => inLanes(6, requests, ask)
  return [await askEach(), await askEach()]
}

// The tests call it from outside.
Object.assign(globalThis, { askTwice })
