import { getHeader, type HeaderList } from './header-list.js'

/** The standard header (RFC 9211), and those of common caches and CDNs. */
const statusHeaders = ['Cache-Status', 'X-Cache', 'X-Cache-Status', 'CF-Cache-Status']

/** Whether a cache sent the response again, so the server did not see the request. */
export const isFromCache = (headers: HeaderList): boolean =>
  Number(getHeader('Age', headers)) > 0 ||
  statusHeaders.some((name) => /\bhit\b/i.test(getHeader(name, headers) ?? '')) ||
  // Varnish names the request that filled the cache too.
  /^\d+ \d+$/.test(getHeader('X-Varnish', headers) ?? '')
