import { createLivePolicy, createPolicy, CorsOptionsError } from 'allow-origin'

/** The options of the API. @param {string | string[]} origin @returns {import('allow-origin').CorsOptions} */
const optionsFor = (origin) => ({ origin, credentials: true })

/**
 * A policy that follows the table.
 *
 * @param {import('./database.js').Database} database
 */
export function followTenants({ query, listen }) {
  // After an error, the policy lacks a change, so the next notice makes it read the whole table.
  let isBehind = false
  return createLivePolicy({
    load: async () => {
      const rows = await query('SELECT origin FROM tenants')
      return optionsFor(rows.map(({ origin }) => origin))
    },
    subscribe: (reload, change) =>
      listen((notice) => {
        const known = isBehind ? undefined : changeOf(notice)
        if (known === undefined) {
          isBehind = false
          reload()
        } else change(known)
      }, reload),
    // Catches up after a lost notice or a failed load.
    every: 60,
    onError: (error) => {
      isBehind = true
      console.error(`The old origins stay in use. ${error}`)
    },
  })
}

/**
 * The change in a notice. Anyone with access to the database can send a notice, so it may be something else.
 *
 * @param {string} notice
 * @returns {import('allow-origin').OriginChange | undefined}
 */
function changeOf(notice) {
  try {
    return JSON.parse(notice)
  } catch {
    return undefined
  }
}

/**
 * The problems of an origin, to show in the form. Empty if it can be added.
 *
 * @param {string} origin
 * @returns {readonly import('allow-origin').CorsProblem[]}
 */
export function problemsOf(origin) {
  try {
    createPolicy(optionsFor(origin))
    return []
  } catch (error) {
    if (error instanceof CorsOptionsError) return error.problems
    throw error
  }
}
