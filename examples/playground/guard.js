/** @typedef {(request: import('express').Request, response: import('express').Response, next: () => void) => void} Handler */

/**
 * Lets requests through that were sent to some names of this machine. Else a site whose name was made to resolve to this
 * machine could read what is here.
 *
 * @param {(name: string) => boolean} isServed
 * @returns {Handler}
 */
export const onlyAs = (isServed) => (request, response, next) => {
  const name = nameOf(request)
  if (isServed(name) && request.headers.host === hostAt(name, request.socket.localPort)) next()
  else response.status(421).type('text').send('Nothing is served under this name.\n')
}

/**
 * Lets requests through that the page's own script made: browsers say so, and no page can change what they say.
 *
 * @type {Handler}
 */
export const onlyOwnPage = (request, response, next) => {
  const { origin, host, 'sec-fetch-site': site = 'same-origin' } = request.headers
  const isOwn = origin === `http://${host}` && site === 'same-origin'
  if (isOwn && request.headers['content-type'] === 'application/json') next()
  else response.status(403).json({ error: 'This is for the page that is served here.' })
}

/** The name that a request was sent to. @param {import('express').Request} request */
export const nameOf = ({ headers }) => (headers.host ?? '').replace(/:\d+$/, '')

/** A name with a port, as `Host` has it. @param {string} name @param {number | undefined} port */
export const hostAt = (name, port) => (port === 80 ? name : `${name}:${port}`)
