import { bodyOf } from './body.js'

/** @import { PageRequest } from '../../page-request.js' */

/**
 * @param {PageRequest} request
 * @returns {Promise<readonly string[]>}
 */
export const byXMLHttpRequest = ({ url, method, headers, credentials, body, uploadListener }) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(method, url)
    request.withCredentials = credentials
    for (const [name, value] of headers) request.setRequestHeader(name, value)
    if (uploadListener) request.upload.onprogress = () => undefined
    request.onload = () => {
      const lines = request.getAllResponseHeaders().split('\r\n').filter(Boolean)
      resolve(lines.map((line) => line.replace(/:.*/, '')))
    }
    request.onerror = () => {
      reject(new Error('the request failed'))
    }
    const sent = bodyOf(body)
    if (sent instanceof ReadableStream) throw new TypeError('it sends no stream')
    request.send(sent)
  })
