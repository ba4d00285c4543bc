/** @typedef {import('../../../src/explain/explanation.js').Explanation} Explanation */
/** @typedef {import('../../../src/explain/explanation.js').ExplainedStep} Step */
/** @typedef {import('../runs.js').HeaderList[number]} Header */
/** @typedef {import('../runs.js').Arrived} Arrived */
/** @typedef {import('../app/policy/check-policy.js').Problem} Problem */
/** @typedef {Extract<import('../app/policy/check-policy.js').Checked, { starts: false }>} Refused */
/** @typedef {Extract<import('../start.js').Started, { starts: true }>} Started */

/** Asks the server what is wrong with a policy. @param {string} text @returns {Promise<{ starts: true } | Refused>} */
export const checkPolicy = (text) => post('/policy', { text })

/**
 * Gives the API a policy for one request.
 *
 * @param {{ text: string, origin: string, method: string, headers: Header[], credentials: boolean }} asked
 * @returns {Promise<Started | Refused>}
 */
export const startRun = (asked) => post('/runs', asked)

/** Asks what arrived at the API. @param {string} id @returns {Promise<Arrived[]>} */
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
