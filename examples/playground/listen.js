import { createServer } from 'node:http'

/** What a person can put right: it is told in one line. */
export class CannotStart extends Error {}

/**
 * Starts a server that only this machine can reach.
 *
 * @param {import('node:http').RequestListener} handler
 * @param {string} variable the environment variable that names its port
 * @param {number} usual the port where there is no such variable; 0 is any that is free
 * @returns {Promise<{ server: import('node:http').Server, port: number }>}
 */
export function listen(handler, variable, usual) {
  const value = process.env[variable] ?? String(usual)
  const wanted = Number(value)
  return new Promise((resolve, reject) => {
    if (!/^\d{1,5}$/.test(value) || wanted > 65_535) {
      throw new CannotStart(`${variable} is ${JSON.stringify(value)}. It is a port, 0 to 65535.`)
    }
    const server = createServer(handler)
    server.on('error', (error) => {
      const code = 'code' in error ? error.code : undefined
      const why = code === 'EADDRINUSE' ? 'is taken' : `cannot be listened on (${code})`
      reject(new CannotStart(`Port ${value} ${why}. Name another one with ${variable}.`))
    })
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
      resolve({ server, port })
    })
  })
}
