/** The response headers of the CORS protocol (Fetch section 3.3.3). */
export const allowOrigin = 'Access-Control-Allow-Origin'
export const allowCredentials = 'Access-Control-Allow-Credentials'
export const allowMethods = 'Access-Control-Allow-Methods'
export const allowHeaders = 'Access-Control-Allow-Headers'
export const exposeHeaders = 'Access-Control-Expose-Headers'
export const maxAge = 'Access-Control-Max-Age'

/** Those that a browser looks at in a response that is no preflight's, in lower case. */
export const actualHeaders: readonly string[] = lowerCase(
  allowOrigin,
  allowCredentials,
  exposeHeaders,
)

/** Those that a browser looks at in a preflight's response, in lower case. */
export const preflightHeaders: readonly string[] = lowerCase(
  allowOrigin,
  allowCredentials,
  allowMethods,
  allowHeaders,
  maxAge,
)

/** The request headers that a response may depend on, as `Vary` names them (Fetch section 3.3.2). */
export const origin = 'Origin'
export const requestMethod = 'Access-Control-Request-Method'
export const requestHeaders = 'Access-Control-Request-Headers'

function lowerCase(...given: readonly string[]): readonly string[] {
  return Object.freeze(given.map((name) => name.toLowerCase()))
}
