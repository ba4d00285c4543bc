import { createServer } from 'node:http'
import { listen, type Running } from '../../framework.js'

/** A server behind a proxy, with its own CORS policy. */
export const startUpstream = (): Promise<Running> =>
  listen(
    createServer((_request, response) => {
      response.writeHead(200, {
        'Access-Control-Allow-Origin': '*',
        'Access-Control-Allow-Credentials': 'true',
        'Access-Control-Expose-Headers': 'X-Upstream',
        Vary: 'Accept-Language',
      })
      response.end('from upstream')
    }),
  )
