/** @typedef {import('./ask.js').Arrived} Arrived */
/** @typedef {import('./ask.js').Explanation} Explanation */
/** @typedef {import('./sender.js').Outcome} Outcome */

/** Response headers that every script can read (Fetch, `#cors-safelisted-response-header-name`). */
const safelisted = new Set([
  'cache-control',
  'content-language',
  'content-length',
  'content-type',
  'expires',
  'last-modified',
  'pragma',
])

/**
 * Compares what `explain` said with what this browser did: which requests it sent, whether the script got the response,
 * and which of its headers.
 *
 * @param {Explanation} explanation
 * @param {readonly Arrived[]} arrived
 * @param {Outcome} outcome
 * @returns {string[]} each difference in a sentence; none where they agree
 */
export function findDifferences({ allowed, exchanges, exposedHeaders }, arrived, outcome) {
  const got = outcome.kind === 'response'
  if (allowed !== got) {
    return [
      got
        ? 'By the standard the request is blocked; this browser let the script have the response.'
        : 'By the standard the request is allowed; this browser blocked it.',
    ]
  }
  const differences = []
  const expected = listed(exchanges.map(({ request }) => request.method))
  const sent = listed(arrived.map(({ method }) => method))
  if (expected !== sent) {
    differences.push(`By the standard it sends ${expected}; what arrived was ${sent}.`)
  }
  if (got) {
    const names = (arrived.at(-1)?.response?.headers ?? []).map(([name]) => name.toLowerCase())
    const isExposed = (/** @type {string} */ name) =>
      safelisted.has(name) || exposedHeaders === '*' || exposedHeaders.includes(name)
    const readable = new Set(outcome.headers.map(([name]) => name.toLowerCase()))
    const other = names.filter((name) => isExposed(name) !== readable.has(name))
    if (other.length > 0) {
      differences.push(
        `The script can read other headers than by the standard: ${other.join(', ')}.`,
      )
    }
  }
  return differences
}

/** @param {readonly string[]} methods */
const listed = (methods) => methods.join(', then ') || 'nothing'
