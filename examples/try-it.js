// Not an example. The examples use it to print two requests to try, or one line if the port cannot be used.
import { relative } from 'node:path'

const mostPorts = 65_535

/** The port to listen on. `PORT=0` picks any free port. */
export const port = readPort(process.env.PORT ?? '3000')

/** @param {string} value */
function readPort(value) {
  const number = Number(value)
  if (/^\d+$/.test(value) && number <= mostPorts) return number
  return giveUp(`PORT is ${JSON.stringify(value)}. It must be a port from 0 to ${mostPorts}.`, 3000)
}

/** Prints why the port cannot be used, and the command for another one. @param {string} why @param {number} other @returns {never} */
function giveUp(why, other) {
  console.error(`${why} Try: PORT=${other} node ${relative('', process.argv[1] ?? '')}`)
  process.exit(1)
}

/**
 * @typedef {object} Requests
 * @property {string} allowed an origin that is allowed
 * @property {string} [denied] an origin that is denied
 * @property {string} [path]
 * @property {string} [curl] the command, without the origin and the URL
 * @property {[allowed: number, denied: number]} [statuses] if the server also rejects denied requests
 * @property {string} [note] printed at the end
 */

/** @param {import('node:net').Server} server @param {Requests} requests */
export function tryIt(server, { allowed, denied = 'https://other.example', ...requests }) {
  const { path = '/items', curl = 'curl -i', statuses, note } = requests
  const header = 'access-control-allow-origin'
  const [found, missing] = statuses?.map((status) => `look for "HTTP/1.1 ${status}"`) ?? [
    `look for "${header}: ${allowed}"`,
    `there is no "${header}", so browsers hide the response from the page`,
  ]

  server.on('listening', () => {
    const address = /** @type {import('node:net').AddressInfo} */ (server.address())
    const url = `http://127.0.0.1:${address.port}`
    const lines = [
      `Listening on ${url}\n`,
      `Allowed: ${found}`,
      `  ${curl} -H 'Origin: ${allowed}' '${url}${path}'\n`,
      `Denied: ${missing}`,
      `  ${curl} -H 'Origin: ${denied}' '${url}${path}'\n`,
    ]
    console.log([...lines, ...(note ? [`${note}\n`] : [])].join('\n'))
  })

  server.on('error', (error) => {
    const code = 'code' in error ? error.code : undefined
    if (code === 'EADDRINUSE') giveUp(`Port ${port} is taken.`, port < mostPorts ? port + 1 : 0)
    // Only administrators may use the first 1024 ports of some systems.
    if (code === 'EACCES') giveUp(`You may not use port ${port}.`, 3000)
    throw error
  })
}
