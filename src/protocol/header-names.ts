/** The response headers of the CORS protocol (Fetch section 3.3.3). */
export const allowOrigin = 'Access-Control-Allow-Origin'
export const allowCredentials = 'Access-Control-Allow-Credentials'
export const allowMethods = 'Access-Control-Allow-Methods'
export const allowHeaders = 'Access-Control-Allow-Headers'
export const exposeHeaders = 'Access-Control-Expose-Headers'
export const maxAge = 'Access-Control-Max-Age'

/** All of them, in lowercase. */
export const responseHeaders: readonly string[] = Object.freeze(
  [allowOrigin, allowCredentials, allowMethods, allowHeaders, exposeHeaders, maxAge].map((name) =>
    name.toLowerCase(),
  ),
)

/** The request headers that a response may depend on, as `Vary` names them (Fetch section 3.3.2). */
export const origin = 'Origin'
export const requestMethod = 'Access-Control-Request-Method'
export const requestHeaders = 'Access-Control-Request-Headers'
