import { problemsOfEntry } from '../../origin/entries/judge-entry.js'
import { toSource } from '../../values/quote.js'
import type { OriginRule } from '../../origin/entries/origin-rule.js'
import type { Obstacle, Suggestion } from '../explanation.js'
import {
  needsCredentials,
  type BlockedRequest,
  type Change,
  type OptionsInForce,
} from './change-options.js'

/** Allows the origin, or names it if only named origins can have credentials. */
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
      'Credentials cannot be combined with every origin. List all origins that need access.',
    )
  }
  if (needsCredentials(options, request) && isListWithoutCredentials(rule)) {
    return set(
      'With credentials, your current list would let others act as your users. List only your own origins, over https.',
    )
  }
  if (isOriginAllowed) return undefined
  if (rule.kind === 'off') return set('CORS is switched off.')
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
      ? 'The predicate denies this origin. It must return true.'
      : 'No entry in the list matches this origin.',
  }
}

/** Why the origin cannot be added to the list. */
function findObstacle(options: OptionsInForce, request: BlockedRequest): Obstacle | undefined {
  const credentials = options.credentials || request.credentials
  const [problem] = problemsOfEntry(request.origin, { ...options.rules, credentials })
  if (problem === undefined) return undefined
  const { code, message } = problem('origin')
  return { code, message: `No safe option can allow this request. ${message}` }
}

export const changeCredentials: Change = (options, request) =>
  needsCredentials(options, request)
    ? {
        option: 'credentials',
        change: 'set',
        value: true,
        source: 'credentials: true',
        why: 'The request has credentials. With this option, every allowed origin can act as your users.',
      }
    : undefined

/** Removes `*`, which is refused together with `credentials`. */
export const changeExposedHeaders: Change = (options, request) => {
  const { exposedHeaders } = options
  if (!needsCredentials(options, request) || !exposedHeaders.includes('*')) return undefined
  const named = exposedHeaders.filter((name) => name !== '*')
  return {
    option: 'exposedHeaders',
    change: 'set',
    value: named,
    source: `exposedHeaders: ${toSource(named)}`,
    why: 'With credentials, * is not a wildcard. List the headers that scripts read.',
  }
}
