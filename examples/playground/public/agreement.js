/** @typedef {import('../runs.js').Arrived} Arrived */
/** @typedef {import('../../../src/explain/explanation.js').Explanation} Explanation */

/**
 * What became of a request: what the script got, or the error that it got in its place, which says nothing more.
 *
 * @typedef {{ kind: 'response', status: number, headers: [string, string][], body: string }
 *   | { kind: 'error', error: string }} Outcome
 */

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

/** Request headers that browsers add for CORS. */
const ofCors = ['Origin', 'Access-Control-Request-Method', 'Access-Control-Request-Headers']

/**
 * Compares what `explain` said with what this browser did: which requests it sent, with which headers for CORS, whether
 * the script got the response, and which of its headers. Why a request failed that is allowed, nobody can tell here.
 *
 * @param {Explanation} explanation
 * @param {readonly Arrived[]} arrived
 * @param {Outcome} outcome
 * @returns {string[]} each difference in a sentence; none where they agree
 */
export function findDifferences({ allowed, exchanges, exposedHeaders }, arrived, outcome) {
  const got = outcome.kind === 'response'
  if (got && !allowed) {
    return [
      'By the standard the request is blocked; this browser let the script have the response.',
    ]
  }
  const expected = listed(exchanges.map(({ request }) => request.method))
  const sent = listed(arrived.map(({ method }) => method))
  if (expected !== sent) return [`By the standard it sends ${expected}; what arrived was ${sent}.`]
  const differences = arrived.flatMap(({ method, headers }, index) =>
    ofCors.flatMap((name) => {
      const standard = lineOf(name, exchanges[index]?.request.headers ?? [])
      const line = lineOf(name, headers)
      return line === standard
        ? []
        : [`By the standard ${method} has ${standard}; it arrived with ${line}.`]
    }),
  )
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

/** @param {string} name @param {readonly (readonly [name: string, value: string])[]} headers */
function lineOf(name, headers) {
  const values = headers.flatMap(([one, value]) =>
    one.toLowerCase() === name.toLowerCase() ? [value] : [],
  )
  return values.length === 0 ? `no ${name}` : `${name}: ${values.join(', ')}`
}
