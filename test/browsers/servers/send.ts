import { request as sendHttp, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as sendHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import type { IncomingResponse, OutgoingRequest } from '../../../src/browser/browser-request.js'
import { pairsOf } from './mounts.js'

/** Browsers resolve every `*.localhost` to this machine; Node does not. */
const lookup: LookupFunction = (_name, options, done) => {
  if (options.all) done(null, [{ address: '127.0.0.1', family: 4 }])
  else done(null, '127.0.0.1', 4)
}

/** Sends a request of the library to the servers, as a browser would, and accepts any certificate. */
export const send = ({ method, url, headers }: OutgoingRequest): Promise<IncomingResponse> =>
  new Promise((resolve, reject) => {
    const options: RequestOptions & { readonly rejectUnauthorized: boolean } = {
      method,
      headers: ['Host', new URL(url).host, 'Connection', 'keep-alive', ...headers.flat()],
      agent: false,
      lookup,
      rejectUnauthorized: false,
    }
    const take = (response: IncomingMessage): void => {
      resolve({ status: Number(response.statusCode), headers: pairsOf(response.rawHeaders) })
      response.destroy()
    }
    const start = url.startsWith('https:') ? sendHttps : sendHttp
    start(url, options, take).on('error', reject).end()
  })
