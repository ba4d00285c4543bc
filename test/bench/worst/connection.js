import { once } from 'node:events'
import { connect } from 'node:net'

const end = Buffer.from('\r\n\r\n')

/**
 * Sends a request and reads its response, which must have no body.
 *
 * @callback Exchange
 * @param {Buffer} request
 * @returns {Promise<string>} the response's first line
 */

/**
 * Opens a connection over which one request is sent after the other, as bytes, while something is done with it.
 *
 * @template Result
 * @param {number} port
 * @param {(exchange: Exchange) => Promise<Result>} use
 * @returns {Promise<Result>}
 */
export async function withConnection(port, use) {
  const socket = connect(port, '127.0.0.1').setNoDelay(true)
  try {
    await once(socket, 'connect')
    return await use(async (request) => {
      socket.write(request)
      let received = Buffer.alloc(0)
      while (!received.subarray(-end.length).equals(end)) {
        received = Buffer.concat([received, await nextChunk(socket)])
      }
      return received.toString('latin1', 0, received.indexOf('\r\n'))
    })
  } finally {
    socket.destroy()
  }
}

/** @param {import('node:net').Socket} socket */
async function nextChunk(socket) {
  const ended = new AbortController()
  try {
    const [chunk] = await Promise.race([
      once(socket, 'data', ended),
      once(socket, 'close', ended).then(() => {
        throw new Error('the server closed the connection')
      }),
    ])
    return /** @type {Buffer} */ (chunk)
  } finally {
    ended.abort()
  }
}

/**
 * @param {string} path
 * @param {Readonly<Record<string, string>>} headers
 */
export const bytesOf = (path, headers) =>
  Buffer.from(
    [
      `OPTIONS ${path} HTTP/1.1`,
      'Host: localhost',
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      '\r\n',
    ].join('\r\n'),
    'latin1',
  )
