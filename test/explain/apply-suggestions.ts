import type { CorsOptions, OriginPredicate, Suggestion } from 'allow-origin'

/** Applies suggestions to options, using only their data. */
export const applySuggestions = (
  options: CorsOptions,
  suggestions: readonly Suggestion[],
): CorsOptions => suggestions.reduce(applySuggestion, options)

function applySuggestion(options: CorsOptions, { option, change, value }: Suggestion): CorsOptions {
  if (change === 'set') return { ...options, [option]: value }
  const added = value as readonly string[]
  const { origin } = options
  if (typeof origin === 'function') return { ...options, origin: widen(origin, added) }
  return { ...options, origin: [origin, added].flat() as readonly (string | RegExp)[] }
}

const widen =
  (predicate: OriginPredicate, added: readonly string[]): OriginPredicate =>
  (origin, callback, request) =>
    added.includes(origin) || predicate(origin, callback, request)
