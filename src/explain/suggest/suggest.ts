import { changeAllowedHeaders, changeMethods } from './change-lists.js'
import { changeCredentials, changeExposedHeaders, changeOrigin } from './change-origin.js'
import type { Suggestion } from '../explanation.js'
import type { BlockedRequest, Change, OptionsInForce, Remedy } from './change-options.js'

/**
 * The smallest change to the options that allows a request. A browser stops at the first failure; this looks for
 * everything that blocks the request. It never suggests switching off a safety rule under `dangerously`.
 */
export function suggest(options: OptionsInForce, request: BlockedRequest): Remedy {
  const suggestions: Suggestion[] = []
  for (const change of changes) {
    const made = change(options, request)
    if (made === undefined) continue
    if ('code' in made) return { suggestions: [], obstacle: made }
    suggestions.push(made)
  }
  return { suggestions, obstacle: null }
}

const changes: readonly Change[] = [
  changeOrigin,
  changeCredentials,
  changeExposedHeaders,
  changeMethods,
  changeAllowedHeaders,
]
