import { bodyOf } from './body.js'

/** @import { PageRequest } from '../../page-request.js' */

/** @param {PageRequest} request */
export async function byFetch({ url, method, headers, credentials, body }) {
  const response = await fetch(url, {
    method,
    headers: headers.map(([name, value]) => [name, value]),
    credentials: credentials ? 'include' : 'same-origin',
    body: bodyOf(body),
    // Streams need this option. TypeScript does not know it yet.
    ...{ duplex: 'half' },
  })
  await response.arrayBuffer()
  return Array.from(response.headers.keys())
}
