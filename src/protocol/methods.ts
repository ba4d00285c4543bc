const forbiddenMethods = new Set(['CONNECT', 'TRACE', 'TRACK'])
const normalized = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'])

/** Whether a method alone needs no preflight (Fetch, `#cors-safelisted-method`). */
export const isSafelistedMethod = (method: string): boolean =>
  method === 'GET' || method === 'HEAD' || method === 'POST'

/** Whether scripts cannot use a method, in any case (Fetch, `#forbidden-method`). */
export const isForbiddenMethod = (method: string): boolean =>
  forbiddenMethods.has(method.toUpperCase())

/**
 * Uppercases the six methods that scripts can write in any case (Fetch, `#concept-method-normalize`). `patch` is not one
 * of them; other methods are case-sensitive.
 */
export function normalizeMethod(method: string): string {
  const upper = method.toUpperCase()
  return normalized.has(upper) ? upper : method
}
