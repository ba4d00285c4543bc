/** The origin of a page at a host name of this machine. @param {string} name */
export function originAt(name) {
  const url = new URL(location.href)
  url.hostname = name
  return url.origin
}

/** Origins to choose from. */
export const origins = [
  originAt('app.localhost'),
  originAt('shop.localhost'),
  originAt('localhost'),
  originAt('127.0.0.1'),
  'null',
]

/**
 * Reads the origin of a page as you typed it.
 *
 * @param {string} written
 * @returns {{ origin: string } | { problem: string }} an origin that a page can have here, or why it cannot
 */
export function readOrigin(written) {
  const text = written.trim()
  if (text === 'null') return { origin: 'null' }
  if (!/^[a-z][a-z\d+.-]*:\/\//i.test(text) || !URL.canParse(text)) {
    return { problem: `Write an origin with its scheme, such as ${originAt('my-app.localhost')}` }
  }
  const { protocol, hostname, port, origin } = new URL(text)
  if (protocol !== 'http:') {
    return {
      problem: `The playground serves pages over http, not ${protocol.slice(0, -1)}.`,
    }
  }
  if (!/^(?:127\.0\.0\.1|(?:[\w-]+\.)*localhost)$/.test(hostname)) {
    return {
      problem: `The playground cannot serve pages at ${hostname}. Use a name that ends with .localhost.`,
    }
  }
  if (port !== location.port) {
    return { problem: `The playground serves pages only on port ${location.port || 80}.` }
  }
  return { origin }
}
