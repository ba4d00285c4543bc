import { findSetup } from './app/setups.js'

/** The body is not what the page's script sends. */
class BadRequest extends Error {
  status = 400
}

/** The longest body. No policy that a person maintains is that long. */
export const longestBody = '100kb'

/**
 * Reads the server of a run: its options as text, the values of its environment variables, and what else it does.
 *
 * @param {unknown} body
 */
export function readServer(body) {
  const { text, variables = {}, setup = '' } = Object(body)
  if (typeof text !== 'string') throw new BadRequest('`text` must be a string with the options.')
  if (typeof setup !== 'string') throw new BadRequest('`setup` must be a string.')
  const values = Object.entries(Object(variables))
  if (Array.isArray(variables) || !values.every(isVariable)) {
    throw new BadRequest('`variables` must be an object of strings.')
  }
  return {
    text,
    // Without a prototype, so no variable has a value that you did not write.
    variables: Object.assign(Object.create(null), Object.fromEntries(values)),
    setup: findSetup(setup),
  }
}

/** @param {[name: string, value: unknown]} entry @returns {entry is [string, string]} */
const isVariable = (entry) => typeof entry[1] === 'string'
