import { createServer } from 'node:http'

/** A problem that you can solve yourself. It is printed in one line. */
export class CannotStart extends Error {}

/**
 * Starts a server that is reachable only from this machine.
 *
 * @param {import('node:http').RequestListener} handler
 * @param {string} variable the environment variable with the port
 * @param {number} usual the port if the variable is not set. 0 picks any free port.
 * @returns {Promise<{ server: import('node:http').Server, port: number }>}
 */
export function listen(handler, variable, usual) {
  const value = process.env[variable] ?? String(usual)
  const wanted = Number(value)
  return new Promise((resolve, reject) => {
    if (!/^\d{1,5}$/.test(value) || wanted > 65_535) {
      throw new CannotStart(
        `${variable} is ${JSON.stringify(value)}. It must be a port from 0 to 65535.`,
      )
    }
    const server = createServer(handler)
    server.on('error', (error) => {
      const code = 'code' in error ? error.code : undefined
      const why = code === 'EADDRINUSE' ? 'is taken' : `cannot be used (${code})`
      reject(new CannotStart(`Port ${value} ${why}. Set ${variable} to another one.`))
    })
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
      resolve({ server, port })
    })
  })
}
