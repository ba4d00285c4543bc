import { includesName, type HeaderList } from '../protocol/header-list.js'
import { isCorsAnswer } from '../protocol/response-headers.js'
import type { Obstacle, Warning } from './explanation.js'

/**
 * Finds headers such as `Access-Control-Allow-Origin` in a script's request, a common mistake. Allowing them would not
 * help: the script must leave them out.
 *
 * @param among the names to look at, in any case. By default, all
 */
export function findCorsAnswers(
  headers: HeaderList,
  among?: readonly string[],
): (Obstacle & Warning) | undefined {
  const found = headers
    .map(([name]) => name)
    .filter((name) => isCorsAnswer(name) && (!among || includesName(among, name)))
  if (found.length === 0) return undefined
  return {
    code: 'cors-answer-requested',
    message: `Remove ${found.join(' and ')} from the script. These are response headers. They have no effect in a request.`,
  }
}
