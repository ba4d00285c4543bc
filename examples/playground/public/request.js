/**
 * @typedef {object} Scenario
 * @property {string} id
 * @property {string} title
 * @property {string} about
 * @property {string} path
 * @property {RequestInit} init
 * @property {string} code the policy, as the server has it
 */

/**
 * @typedef {object} Exchange
 * @property {string} method
 * @property {string} path
 * @property {[name: string, value: string][]} asked
 * @property {number} status
 * @property {[name: string, value: string][]} headers
 */

/**
 * @typedef {{ kind: 'allowed', status: number, body: string, headers: [string, string][] }
 *   | { kind: 'blocked', error: string }} Outcome
 */

/** Makes a request, and tells what the browser let through. @param {string} address @param {RequestInit} init @returns {Promise<Outcome>} */
export async function send(address, init) {
  try {
    const response = await fetch(address, init)
    const body = await response.text()
    return { kind: 'allowed', status: response.status, body, headers: [...response.headers] }
  } catch (error) {
    return { kind: 'blocked', error: String(error) }
  }
}

/** What the server sends for a scenario: the page's own server repeats it. @param {Scenario} scenario @returns {Promise<Exchange[]>} */
export async function askServer({ id }) {
  const response = await fetch(`/sent/${id}`)
  if (!response.ok) throw new Error(`The playground answered ${response.status}.`)
  return response.json()
}

/** The call of `fetch` as one would write it. @param {string} address @param {RequestInit} init */
export function callOf(address, init) {
  const members = Object.entries(init).map(([name, value]) => `  ${name}: ${literal(value)},\n`)
  return `fetch('${address}'${members.length === 0 ? '' : `, {\n${members.join('')}}`})`
}

/** @param {unknown} value @returns {string} */
function literal(value) {
  if (typeof value === 'string') return `'${value}'`
  const members = Object.entries(Object(value)).map(([name, member]) => {
    return `'${name}': ${literal(member)}`
  })
  return `{ ${members.join(', ')} }`
}
