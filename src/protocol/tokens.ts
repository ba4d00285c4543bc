/** Whether a value is a token, the grammar of methods and header names (RFC 9110 section 5.6.2). */
export const isToken = (value: string): boolean => /^[\w!#$%&'*+.^`|~-]+$/.test(value)

/** Whether a header value is a comma-separated list of at least one token (RFC 9110 section 5.6.1). */
export const isTokenList = (value: string): boolean =>
  /^[\w!#$%&'*+.^`|~-]+(?:[\t ]*,[\t ]*[\w!#$%&'*+.^`|~-]+)*$/.test(value)
