import type { IncomingHttpHeaders } from 'node:http'

export function removeCors(headers: IncomingHttpHeaders): void {
  for (const name of Object.keys(headers)) {
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete
    if (name.startsWith('access-control-')) delete headers[name]
  }
  headers.vary = headers.vary ? `${headers.vary}, Origin` : 'Origin'
}
