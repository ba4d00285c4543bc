const forbidden = new Set(['CONNECT', 'TRACE', 'TRACK'])
const normalized = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'])

/** Whether a method is sent without asking the server first (Fetch, `#cors-safelisted-method`). */
export const isSafelistedMethod = (method: string): boolean =>
  method === 'GET' || method === 'HEAD' || method === 'POST'

/** Whether no script may use a method, in whatever case (Fetch, `#forbidden-method`). */
export const isForbiddenMethod = (method: string): boolean => forbidden.has(method.toUpperCase())

/**
 * Upper-cases the six methods that scripts may write in any case (Fetch, `#concept-method-normalize`). `patch` is not
 * among them: methods are case-sensitive.
 */
export function normalizeMethod(method: string): string {
  const upper = method.toUpperCase()
  return normalized.has(upper) ? upper : method
}
