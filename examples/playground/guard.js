/** @typedef {(request: import('express').Request, response: import('express').Response, next: () => void) => void} Handler */

/**
 * Accepts only requests to certain host names of this machine. Otherwise a website could point its own name at this
 * machine (DNS rebinding) and read what is here.
 *
 * @param {(name: string) => boolean} isServed
 * @returns {Handler}
 */
export const onlyAs = (isServed) => (request, response, next) => {
  const name = nameOf(request)
  if (isServed(name) && request.headers.host === hostAt(name, request.socket.localPort)) next()
  else response.status(421).type('text').send('Nothing is served under this host name.\n')
}

/**
 * Accepts only requests from the page's own script. Browsers set these headers, and pages cannot change them.
 *
 * @type {Handler}
 */
export const onlyOwnPage = (request, response, next) => {
  const { origin, host, 'sec-fetch-site': site = 'same-origin' } = request.headers
  const isOwn = origin === `http://${host}` && site === 'same-origin'
  if (isOwn && request.headers['content-type'] === 'application/json') next()
  else response.status(403).json({ error: 'Only the playground page may send this request.' })
}

/** The host name of a request, without the port. @param {import('express').Request} request */
export const nameOf = ({ headers }) => (headers.host ?? '').replace(/:\d+$/, '')

/** A host name with its port, as in the `Host` header. @param {string} name @param {number | undefined} port */
export const hostAt = (name, port) => (port === 80 ? name : `${name}:${port}`)
