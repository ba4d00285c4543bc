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

/** Rejects a method that a page can never send: `fetch` throws (Fetch, `#forbidden-method`). @type {Handler} */
export const onlySendable = (request, response, next) => {
  if (request.method !== 'TRACE') next()
  else
    response
      .status(405)
      .set('Allow', sendable)
      .json({ error: neverSent('TRACE') })
}

/** Responds to `CONNECT`, for which Node would close the connection. @param {unknown} _request @param {import('node:stream').Duplex} socket */
export function refuseTunnel(_request, socket) {
  const body = JSON.stringify({ error: neverSent('CONNECT') })
  socket.on('error', () => socket.destroy())
  socket.end(
    `HTTP/1.1 405 Method Not Allowed\r\nAllow: ${sendable}\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
  )
}

const sendable = 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS'

/** @param {string} method */
const neverSent = (method) =>
  `Browsers never send ${method} for a script. \`fetch\` throws an error instead.`

/** The host name of a request, without the port. @param {import('express').Request} request */
export const nameOf = ({ headers }) => (headers.host ?? '').replace(/:\d+$/, '')

/** A host name with its port, as in the `Host` header. @param {string} name @param {number | undefined} port */
export const hostAt = (name, port) => (port === 80 ? name : `${name}:${port}`)
