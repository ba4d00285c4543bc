/** @typedef {import('./ask.js').Arrived} Arrived */
/** @typedef {import('./ask.js').Explanation} Explanation */
/** @typedef {import('./ask.js').Header} Header */
/** @typedef {import('./ask.js').Step} Step */
/** @typedef {import('./request-form.js').ScriptRequest} ScriptRequest */
/** @typedef {import('./agreement.js').Outcome} Outcome */

/**
 * @typedef {object} Run everything about one request
 * @property {ScriptRequest} request as the script makes it
 * @property {string} url
 * @property {Explanation} explanation
 * @property {readonly Arrived[]} arrived what the server received
 * @property {Outcome} outcome what the script got
 */

/**
 * @typedef {{ kind: 'call', url: string, request: ScriptRequest }
 *   | { kind: 'steps', title: string, steps: readonly Step[] }
 *   | { kind: 'request', arrived: Arrived, isPreflight: boolean, own: ReadonlySet<string> }
 *   | { kind: 'answer', status: number, reason: string, headers: readonly Header[], steps: readonly Step[] }
 *   | { kind: 'not-sent', method: string, sentence: string }
 *   | { kind: 'result', outcome: Outcome, sent: readonly Header[] }} Move
 */

/** Headers that matter for CORS. */
const ofCors = [
  'origin',
  'access-control-request-method',
  'access-control-request-headers',
  'cookie',
]

/**
 * Splits a request into moves, in order: what the script, the browser and the server do, and what the browser checks in
 * between.
 *
 * @param {Run} run
 * @returns {Move[]}
 */
export function movesOf({ request, url, explanation, arrived, outcome }) {
  const { steps } = explanation
  const own = new Set([...ofCors, ...request.headers.map(([name]) => name.toLowerCase())])
  const before = steps.filter(
    ({ exchange, reason }) => exchange === undefined && reason !== 'preflight-failed',
  )
  /** @type {Move[]} */
  const moves = [
    { kind: 'call', url, request },
    { kind: 'steps', title: 'Before anything is sent', steps: before },
  ]
  for (const [index, one] of arrived.entries()) {
    const isPreflight = one.headers.some(([name]) => /^access-control-request-method$/i.test(name))
    const checks = steps.filter(({ exchange }) => exchange === index)
    moves.push({ kind: 'request', arrived: one, isPreflight, own })
    if (one.response !== null) moves.push({ kind: 'answer', ...one.response, steps: checks })
    const title = isPreflight
      ? 'What the preflight response allows'
      : 'Whether the script gets the response'
    if (checks.length > 0) moves.push({ kind: 'steps', title, steps: checks })
  }
  const notSent = steps.find(({ reason }) => reason === 'preflight-failed')
  if (notSent && arrived.length < 2) {
    moves.push({ kind: 'not-sent', method: explanation.request.method, sentence: notSent.sentence })
  }
  moves.push({ kind: 'result', outcome, sent: arrived.at(-1)?.response?.headers ?? [] })
  return moves
}
