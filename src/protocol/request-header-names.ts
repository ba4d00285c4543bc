/** The names that `*` never covers in a list of allowed headers (Fetch, `#cors-non-wildcard-request-header-name`). */
export const nonWildcardRequestHeaderNames: readonly string[] = ['Authorization']

/** The headers that go when a redirect takes the body away (Fetch, `#request-body-header-name`). */
export const requestBodyHeaderNames: readonly string[] = [
  'Content-Encoding',
  'Content-Language',
  'Content-Location',
  'Content-Type',
]
