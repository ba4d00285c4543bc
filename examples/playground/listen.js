import { createServer } from 'node:http'
import { refuseTunnel } from './guard.js'

/** A problem that you can solve yourself. It is printed in one line. */
export class CannotStart extends Error {}

/** How often another free port is tried. */
const mostAttempts = 20

/**
 * Starts servers that are reachable only from this machine. `localhost` has two addresses. If another program had one of
 * them, your browser could open that program, so the port must be free at both.
 *
 * @param {import('node:http').RequestListener} handler
 * @param {string} variable the environment variable with the port
 * @param {number} usual the port if the variable is not set. 0 picks any free port.
 * @returns {Promise<{ servers: import('node:http').Server[], port: number }>}
 * @throws CannotStart
 */
export async function listen(handler, variable, usual) {
  const wanted = readPort(variable, usual)
  for (let attempt = 1; ; attempt += 1) {
    const opened = await listenAtBoth(handler, wanted)
    if (!('code' in opened)) return opened
    const isTaken = opened.code === 'EADDRINUSE'
    if (isTaken && wanted === 0 && attempt < mostAttempts) continue
    const why = isTaken ? 'is taken' : `cannot be used (${opened.code})`
    throw new CannotStart(`Port ${wanted} ${why}. Set ${variable} to another one.`)
  }
}

/** @param {string} variable @param {number} usual */
function readPort(variable, usual) {
  const value = process.env[variable] ?? String(usual)
  const port = Number(value)
  if (/^\d+$/.test(value) && port <= 65_535) return port
  throw new CannotStart(
    `${variable} is ${JSON.stringify(value)}. It must be a port from 0 to 65535.`,
  )
}

/** What the system says if this machine has no IPv6. Then `localhost` has only one address. */
const withoutIpv6 = ['EADDRNOTAVAIL', 'EAFNOSUPPORT']

/** @param {import('node:http').RequestListener} handler @param {number} wanted */
async function listenAtBoth(handler, wanted) {
  const first = await listenAt('127.0.0.1', wanted, handler)
  if ('code' in first) return first
  const { port } = /** @type {import('node:net').AddressInfo} */ (first.address())
  const second = await listenAt('::1', port, handler)
  if (!('code' in second)) return { servers: [first, second], port }
  if (withoutIpv6.includes(second.code)) return { servers: [first], port }
  first.close()
  return second
}

/**
 * @param {string} host
 * @param {number} port
 * @param {import('node:http').RequestListener} handler
 * @returns {Promise<import('node:http').Server | { code: string }>} the server, or the system's code for why it cannot listen
 */
const listenAt = (host, port, handler) =>
  new Promise((resolve) => {
    const server = createServer(handler).on('connect', refuseTunnel)
    server.once('error', (error) =>
      resolve({ code: 'code' in error ? String(error.code) : error.message }),
    )
    server.listen(port, host, () => resolve(server))
  })
