import { parse } from 'tldts'

/**
 * Whether anyone can register a name right in front of a host: below a public suffix of the Public Suffix List, with its
 * private section. A suffix of nobody's list, such as `localhost` or an intranet's, is none.
 */
export function isOpenToRegistration(host: string): boolean {
  const { publicSuffix, isIcann, isPrivate } = parse(`name.${host}`, { allowPrivateDomains: true })
  return (
    (isIcann === true || isPrivate === true) &&
    publicSuffix !== null &&
    publicSuffix.length >= host.length
  )
}

/** Whether a host is a name that anyone could register: one label in front of a public suffix. */
export function isRegistrable(host: string): boolean {
  const { domain, isIcann, isPrivate } = parse(host, { allowPrivateDomains: true })
  return (isIcann === true || isPrivate === true) && domain === host
}
