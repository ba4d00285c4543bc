import type { Socket } from 'node:net'
import { isIP } from 'node:net'
import { connect, type TLSSocket } from 'node:tls'

interface Target {
  readonly url: string
  /** The name or address to connect to. */
  readonly host: string
  /** A connection to use, such as the tunnel of a proxy. */
  readonly socket: Socket | undefined
  readonly signal: AbortSignal
}

/**
 * Opens a TLS connection that offers HTTP/2 and HTTP/1.1.
 *
 * @returns a promise that rejects with Node's error if the handshake fails
 */
export function secure({ url, host, socket, signal }: Target): Promise<TLSSocket> {
  const { hostname, port } = new URL(url)
  const name = hostname.replace(/^\[|\]$/g, '')
  return new Promise((resolve, reject) => {
    const secured = connect({
      ...(socket ? { socket } : { host, port: Number(port || 443) }),
      // An IP address cannot be a server name (RFC 6066 section 3), but its certificate must be for it.
      ...(isIP(name) ? { host: name } : { servername: name }),
      ALPNProtocols: ['h2', 'http/1.1'],
    })
    const abort = (): void => {
      secured.destroy(new Error('aborted'))
    }
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort)
    secured.on('error', reject)
    secured.once('close', () => {
      signal.removeEventListener('abort', abort)
      reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' }))
    })
    secured.once('secureConnect', () => {
      resolve(secured)
    })
  })
}
