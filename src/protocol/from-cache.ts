import { getHeader, type HeaderList } from './header-list.js'

/**
 * Whether a cache sent the response again, so the server did not see the request. Caches and CDNs say "hit" in a header
 * of their own (`X-Cache: TCP_HIT`) or in the standard one (RFC 9211, `Cache-Status`).
 */
export const isFromCache = (headers: HeaderList): boolean =>
  Number(getHeader('Age', headers)) > 0 ||
  headers.some(([name, value]) => /cache/i.test(name) && /(?<![a-z])hit(?![a-z])/i.test(value)) ||
  // Varnish names the request that filled the cache too.
  /^\d+ \d+$/.test(getHeader('X-Varnish', headers) ?? '')
