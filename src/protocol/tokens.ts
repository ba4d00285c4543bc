/** Whether a value is a token: a method or a header's name (RFC 9110 section 5.6.2). */
export const isToken = (value: string): boolean => /^[\w!#$%&'*+.^`|~-]+$/.test(value)

/** Whether a header's value is one or more tokens with commas between them (RFC 9110 section 5.6.1). */
export const isTokenList = (value: string): boolean =>
  /^[\w!#$%&'*+.^`|~-]+(?:[\t ]*,[\t ]*[\w!#$%&'*+.^`|~-]+)*$/.test(value)
