// AWS Lambda with serverless-http. If you run this file, it sends three API Gateway events to the handler.
import { cors } from 'allow-origin'
import express from 'express'
import serverless from 'serverless-http'

const app = express()
app.use(cors({ origin: 'https://app.example.com', credentials: true, maxAge: 600 }))
app.get('/items', (_request, response) => {
  response.json(['bread', 'milk'])
})

export const handler = serverless(app) // Lambda calls this

/** @param {string} method @param {Record<string, string>} headers */
async function invoke(method, headers) {
  const requestContext = { http: { method, path: '/items' } }
  const event = { version: '2.0', rawPath: '/items', rawQueryString: '', headers, requestContext }
  const response = /** @type {any} */ (await handler(event, {}))
  const sent = Object.entries(response.headers).filter(([name]) => name.startsWith('access-'))
  return `${response.statusCode} ${JSON.stringify(Object.fromEntries(sent), null, 2)}`
}

if (process.argv[1] === import.meta.filename) {
  const origin = 'https://app.example.com'
  console.log('Allowed:', await invoke('GET', { origin }))
  console.log('Denied, no CORS headers:', await invoke('GET', { origin: 'https://other.example' }))
  const preflight = { origin, 'access-control-request-method': 'PUT' }
  console.log('Preflight:', await invoke('OPTIONS', preflight))
}
