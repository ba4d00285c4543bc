/** @typedef {import('../runs.js').Arrived} Arrived */
/** @typedef {import('../../../src/explain/explanation.js').Explanation} Explanation */

/**
 * The result of a request. The script gets either a response or an error, and the error does not say why.
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
 * Compares what `explain` predicted with what this browser did: the requests that it sent, their CORS headers, whether
 * the script got the response, and which response headers it can read. It cannot tell why an allowed request failed.
 *
 * @param {Explanation} explanation
 * @param {readonly Arrived[]} arrived
 * @param {Outcome} outcome
 * @returns {string[]} one sentence for each difference, or none if they agree
 */
export function findDifferences({ allowed, exchanges, exposedHeaders }, arrived, outcome) {
  const got = outcome.kind === 'response'
  if (got && !allowed) {
    return ['The standard blocks this request, but this browser gave the script the response.']
  }
  const expected = listed(exchanges.map(({ request }) => request.method))
  const sent = listed(arrived.map(({ method }) => method))
  if (expected !== sent) return [`The standard sends ${expected}, but ${sent} arrived.`]
  const differences = arrived.flatMap(({ method, headers }, index) =>
    ofCors.flatMap((name) => {
      const standard = lineOf(name, exchanges[index]?.request.headers ?? [])
      const line = lineOf(name, headers)
      return line === standard
        ? []
        : [`In the standard, ${method} has ${standard}, but it arrived with ${line}.`]
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
        `This browser and the standard disagree about which headers the script can read: ${other.join(', ')}.`,
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
