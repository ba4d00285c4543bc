import { problemsOfEntry } from '../../origin/entries/judge-entry.js'
import { toSource } from '../../values/quote.js'
import type { OriginRule } from '../../origin/entries/read-origin.js'
import type { Obstacle, Suggestion } from '../explanation.js'
import {
  needsCredentials,
  type BlockedRequest,
  type Change,
  type OptionsInForce,
} from './change-options.js'

/** Allows the origin, or names it where only named origins may have credentials. */
export const changeOrigin: Change = (options, request) => {
  const { isOriginAllowed, credentials, origin } = request
  const rule = options.origin
  if (isOriginAllowed && !needsCredentials(options, request)) return undefined
  const obstacle = findObstacle(options, request)
  if (obstacle) return obstacle

  const set = (why: string): Suggestion => ({
    option: 'origin',
    change: 'set',
    value: [origin],
    source: `origin: ${toSource([origin])}`,
    why,
  })
  if (credentials && isForAll(rule)) {
    return set(
      'Every origin is allowed now, which cannot be with credentials: list all that need them, or need to read at all.',
    )
  }
  if (needsCredentials(options, request) && isListWithoutCredentials(rule)) {
    return set(
      'What is listed now would be refused with credentials, as others could act as the user: list what is yours, ' +
        'over https.',
    )
  }
  if (isOriginAllowed) return undefined
  if (rule.kind === 'off') return set('CORS is off now.')
  return add(rule, origin)
}

const isListWithoutCredentials = (rule: OriginRule<never>): boolean =>
  rule.kind === 'matched' && rule.form === 'list' && !rule.mayHaveCredentials()

const isForAll = (rule: OriginRule<never>): boolean =>
  rule.kind === 'wildcard' || (rule.kind === 'matched' && rule.form === 'reflected')

function add(rule: OriginRule<never>, origin: string): Suggestion {
  const isPredicate = rule.kind === 'matched' && rule.form === 'predicate'
  return {
    option: 'origin',
    change: 'add',
    value: [origin],
    source: isPredicate
      ? `origin: (origin) => origin === ${toSource(origin)} || …`
      : `origin: […, ${toSource(origin)}]`,
    why: isPredicate
      ? 'The predicate denies this origin: it has to answer true.'
      : 'Nothing that is listed matches this origin.',
  }
}

/** What is wrong with the origin as an entry of the list that would be needed. */
function findObstacle(options: OptionsInForce, request: BlockedRequest): Obstacle | undefined {
  const credentials = options.credentials || request.credentials
  const [problem] = problemsOfEntry(request.origin, { ...options.rules, credentials })
  if (problem === undefined) return undefined
  const { code, message } = problem('origin')
  return { code, message: `No safe option can allow it. ${message}` }
}

export const changeCredentials: Change = (options, request) =>
  needsCredentials(options, request)
    ? {
        option: 'credentials',
        change: 'set',
        value: true,
        source: 'credentials: true',
        why: 'The request has credentials. All origins that are allowed may then act as the user.',
      }
    : undefined

/** Takes out `*`, which is refused beside `credentials`. */
export const changeExposedHeaders: Change = (options, request) => {
  const { exposedHeaders } = options
  if (!needsCredentials(options, request) || !exposedHeaders.includes('*')) return undefined
  const named = exposedHeaders.filter((name) => name !== '*')
  return {
    option: 'exposedHeaders',
    change: 'set',
    value: named,
    source: `exposedHeaders: ${toSource(named)}`,
    why: 'With credentials * is no wildcard: list the headers that scripts read.',
  }
}
