/** @param {import('node:http').IncomingHttpHeaders} headers */
export function removeCors(headers) {
  for (const name of Object.keys(headers)) {
    if (name.startsWith('access-control-')) delete headers[name]
  }
  headers.vary = headers.vary ? `${headers.vary}, Origin` : 'Origin'
}
