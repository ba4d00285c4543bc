export const originOf = (url: string): string => new URL(url).origin

/** Fetch, `#http-scheme`. */
export const isHttp = ({ protocol }: URL): boolean => protocol === 'http:' || protocol === 'https:'

/** Whether a URL has a username or a password (URL, `#include-credentials`). */
export const hasUserinfo = ({ username, password }: URL): boolean => username + password !== ''
