import { correct } from '../origin/mistakes/correct.js'
import { isLoopback } from '../protocol/loopback-hosts.js'
import { isOriginOrNull } from '../origin/serialized-origin.js'
import { readWritten } from '../origin/mistakes/written-origin.js'
import { quote } from '../values/quote.js'
import { CannotTell } from './cannot-tell.js'

/**
 * Reads the URL to check. A loopback host without a scheme gets `http:`.
 *
 * @throws CannotTell if this is not the URL of a server
 */
export function readUrl(written: string): string {
  const { scheme, host } = readWritten(written)
  if (scheme === '' && host !== '' && !/^\/(?!\/)/.test(written)) {
    if (isLoopback(host.toLowerCase())) return readUrl(`http://${written.replace(/^\/\//, '')}`)
    const meant = `https://${written.replace(/^\/+/, '')}`
    const hint = URL.canParse(meant) ? `. Write ${quote(meant)}` : ''
    throw new CannotTell(`the URL ${quote(written)} has no scheme${hint}`)
  }
  if (!URL.canParse(written)) {
    throw new CannotTell(
      `${quote(written)} is not a URL. A URL looks like "https://api.example.com/items"`,
    )
  }
  const url = new URL(written)
  if (!['http:', 'https:'].includes(url.protocol)) {
    throw new CannotTell(`the URL ${quote(written)} must start with http: or https:`)
  }
  return url.href
}

/**
 * Reads the origin of the page.
 *
 * @throws CannotTell if browsers never send this as `Origin`
 */
export function readPageOrigin(written: string): string {
  if (isOriginOrNull(written)) return written
  const meant = correct(written)
  const hint =
    typeof meant === 'string' && isOriginOrNull(meant)
      ? meant
      : 'a scheme, host and port, such as "https://app.example.com"'
  throw new CannotTell(`--origin ${quote(written)} is not an origin. Write ${hint}`)
}
