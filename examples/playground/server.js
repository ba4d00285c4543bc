// The demonstration: an API under several policies, and a page on another origin that asks it.
import { createApi } from './api.js'
import { firstRequests } from './first-requests.js'
import { CannotStart, listen } from './listen.js'
import { createPage } from './page.js'
import { tenants } from './policies.js'

/** @type {import('node:http').Server[]} */
const servers = []

function stop() {
  for (const server of servers) {
    server.close()
    server.closeAllConnections()
  }
}

async function start() {
  const api = await listen(createApi(), 'API_PORT', 3001)
  servers.push(api.server)
  const page = await listen(createPage(api.port), 'PORT', 3000)
  servers.push(page.server)
  tenants.add(`http://127.0.0.1:${page.port}`)

  console.log(`
Open      http://localhost:${page.port}
The API   http://localhost:${api.port}
Ctrl-C ends both.

Requests that the API has just answered, with headers that came back: Allow-Origin is short for
Access-Control-Allow-Origin, and Credentials for Access-Control-Allow-Credentials.

${await firstRequests(api.port, page.port)}
`)
}

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop)

try {
  await start()
} catch (error) {
  stop()
  if (!(error instanceof CannotStart)) throw error
  console.error(error.message)
  process.exitCode = 1
}
