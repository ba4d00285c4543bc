// What a page does: it fetches as scripts do, with the default cache mode.

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
 * Sends all of them, a few at a time.
 *
 * @param {readonly PageRequest[]} requests
 */
async function askEach(requests) {
  /** @type {PageAnswer[]} */
  const answers = []
  const queue = requests.entries()
  const lane = async () => {
    for (const [index, request] of queue) answers[index] = await ask(request)
  }
  await Promise.all([lane(), lane(), lane(), lane(), lane(), lane()])
  return answers
}

/**
 * Sends all of them, and then once more: a cache may take a moment to keep what it got.
 *
 * @param {readonly PageRequest[]} requests
 */
export async function askTwice(requests) {
  return [await askEach(requests), await askEach(requests)]
}

// For those who drive the browser.
Object.assign(globalThis, { askTwice })
