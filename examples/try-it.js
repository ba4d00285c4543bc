// Not an example: the examples use it to print two requests to try, or one line if the port is taken.
import { relative } from 'node:path'

/** The port to listen on. `PORT=0` picks any free port. */
export const port = Number(process.env.PORT ?? 3000)

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
    if (!('code' in error && error.code === 'EADDRINUSE')) throw error
    const script = relative('', process.argv[1] ?? '')
    console.error(`Port ${port} is taken. Try: PORT=${port + 1} node ${script}`)
    process.exit(1)
  })
}
