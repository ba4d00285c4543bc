const redirects = new Set([301, 302, 303, 307, 308])

/** Fetch, `#ok-status`. */
export const isOkStatus = (status: number): boolean => status >= 200 && status <= 299

/** Fetch, `#redirect-status`. */
export const isRedirectStatus = (status: number): boolean => redirects.has(status)
