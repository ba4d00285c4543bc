import { mistakes, own } from './presets.js'

/** @typedef {import('./presets.js').Asked} Asked */

/** Reads the address: the name of a preset, or a shared policy and request. @returns {Asked & { id?: string }} */
export function readAddress() {
  const parameters = new URLSearchParams(location.hash.slice(1))
  const policy = parameters.get('policy')
  if (policy === null) {
    const id = parameters.get('preset')
    return (
      [...mistakes, own].find((preset) => preset.id === id) ?? /** @type {Asked} */ (mistakes[0])
    )
  }
  return {
    policy,
    origin: parameters.get('origin') ?? own.origin,
    method: parameters.get('method') ?? 'GET',
    headers: parameters.get('headers') ?? '',
    credentials: parameters.has('credentials'),
  }
}

/** An address for sharing a policy and a request. @param {Asked} asked */
export function addressOf({ policy, origin, method, headers, credentials }) {
  const parameters = new URLSearchParams({ policy, origin, method })
  if (headers !== '') parameters.set('headers', headers)
  if (credentials) parameters.set('credentials', '')
  return `#${parameters}`
}

/** @param {string} id */
export const addressOfPreset = (id) => `#preset=${id}`
