import { exchange, valueOf } from './exchange.js'
import { formatTable } from './table.js'

/**
 * Makes some requests to the API and puts what came back in a table.
 *
 * @param {number} port the API's
 * @param {number} pagePort
 */
export async function firstRequests(port, pagePort) {
  const page = `http://localhost:${pagePort}`
  const app = `http://app.localhost:${pagePort}`
  const tenant = `http://127.0.0.1:${pagePort}`
  const stranger = 'https://stranger.example'
  const requests = [
    { path: '/public', origin: stranger },
    { path: '/cart', origin: page },
    { path: '/cart', origin: stranger },
    { path: '/cart', origin: page, preflightFor: 'PUT' },
    { path: '/cart', origin: stranger, preflightFor: 'PUT' },
    { path: '/apps', origin: app },
    { path: '/apps', origin: page },
    { path: '/tenant', origin: tenant },
  ]

  const rows = [['Request', 'Origin', 'Status', 'Allow-Origin', 'Credentials', 'Vary']]
  for (const { path, origin, preflightFor } of requests) {
    const answer = await exchange(port, {
      method: preflightFor === undefined ? 'GET' : 'OPTIONS',
      path,
      headers: {
        Origin: origin,
        ...(preflightFor !== undefined && { 'Access-Control-Request-Method': preflightFor }),
      },
    })
    rows.push([
      `${answer.method} ${path}`,
      origin,
      String(answer.status),
      valueOf(answer, 'Access-Control-Allow-Origin') || '-',
      valueOf(answer, 'Access-Control-Allow-Credentials') || '-',
      valueOf(answer, 'Vary') || '-',
    ])
  }
  return formatTable(rows)
}
