/** @typedef {import('../../../src/explain/explanation.js').Explanation} Explanation */
/** @typedef {import('../../../src/explain/explanation.js').ExplainedStep} Step */
/** @typedef {[name: string, value: string]} Header */
/** @typedef {{ from: number, to: number, text: string }} Edit */
/** @typedef {{ code: string, message: string, suggestion?: string, from: number, to: number, line: number, column: number, edits: Edit[] }} Problem */
/** @typedef {{ starts: false, problems: Problem[], more: number }} Refused */
/** @typedef {{ method: string, path: string, headers: Header[], response: { status: number, reason: string, headers: Header[] } | null }} Arrived */

/**
 * @typedef {object} Started
 * @property {true} starts
 * @property {string} id
 * @property {string} url
 * @property {Explanation} explanation
 * @property {string | null} fixed the policy with all that is suggested
 * @property {{ name: string, text: string } | null} exposed the policy with a header exposed that the script cannot read
 */

/** What is wrong with a policy. @param {string} text @returns {Promise<{ starts: true } | Refused>} */
export const checkPolicy = (text) => post('/policy', { text })

/**
 * Starts the API under a policy for one request.
 *
 * @param {{ text: string, origin: string, method: string, headers: Header[], credentials: boolean }} asked
 * @returns {Promise<Started | Refused>}
 */
export const startRun = (asked) => post('/runs', asked)

/** What arrived at the API. @param {string} id @returns {Promise<Arrived[]>} */
export const whatArrived = async (id) => answered(await fetch(`/runs/${id}`))

/** @param {string} path @param {unknown} body */
const post = async (path, body) =>
  answered(
    await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    }),
  )

/** @param {Response} response */
async function answered(response) {
  const body = await response.json()
  if (!response.ok) throw new Error(body.error)
  return body
}
