/** The names that `*` does not cover in a list of allowed headers (Fetch, `#cors-non-wildcard-request-header-name`). */
export const nonWildcardRequestHeaderNames: readonly string[] = ['Authorization']

/** The headers to drop when a redirect drops the body (Fetch, `#request-body-header-name`). */
export const requestBodyHeaderNames: readonly string[] = [
  'Content-Encoding',
  'Content-Language',
  'Content-Location',
  'Content-Type',
]
