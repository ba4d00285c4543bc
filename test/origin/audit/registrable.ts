import { parse } from 'tldts'

/** Whether a host is a public suffix and one label. The private section of the Public Suffix List counts too. */
export function isRegistrable(host: string): boolean {
  const { domain, isIcann, isPrivate } = parse(host, { allowPrivateDomains: true })
  return domain === host && (isIcann === true || isPrivate === true)
}
