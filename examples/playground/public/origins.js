/** The origin that pages have under a name of this machine. @param {string} name */
export function originAt(name) {
  const url = new URL(location.href)
  url.hostname = name
  return url.origin
}

/** Origins to choose from, each with what it is. */
export const origins = [
  originAt('app.localhost'),
  originAt('shop.localhost'),
  originAt('localhost'),
  originAt('127.0.0.1'),
  'null',
]

/**
 * Reads what somebody wrote for the origin of a page.
 *
 * @param {string} written
 * @returns {{ origin: string } | { problem: string }} an origin that a page can have here, or why this is none
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
      problem: `Pages are served here over http, and ${protocol.slice(0, -1)} cannot be had.`,
    }
  }
  if (!/^(?:127\.0\.0\.1|(?:[\w-]+\.)*localhost)$/.test(hostname)) {
    return {
      problem: `No page of ${hostname} can be had on this machine: names that end with .localhost can.`,
    }
  }
  if (port !== location.port) {
    return { problem: `Pages are served at port ${location.port || 80} alone.` }
  }
  return { origin }
}
