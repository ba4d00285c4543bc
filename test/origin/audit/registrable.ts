import { parse } from 'tldts'

/** Whether a host is one label in front of a suffix of the Public Suffix List, its private section included. */
export function isRegistrable(host: string): boolean {
  const { domain, isIcann, isPrivate } = parse(host, { allowPrivateDomains: true })
  return domain === host && (isIcann === true || isPrivate === true)
}
