// The playground: a page where you write a policy. It sends real requests from real origins to an API with that policy.
import { createApi } from './api.js'
import { CannotStart, listen } from './listen.js'
import { createPage } from './page.js'
import { Runs } from './runs.js'

/** @type {import('node:http').Server[]} */
const servers = []

function stop() {
  for (const server of servers) {
    server.close()
    server.closeAllConnections()
  }
}

async function start() {
  const runs = new Runs()
  const api = await listen(createApi(runs), 'API_PORT', 3001)
  servers.push(api.server)
  const page = await listen(createPage(api.port, runs), 'PORT', 3000)
  servers.push(page.server)

  console.log(`
Open      http://localhost:${page.port}
The API   http://api.localhost:${api.port}
Ctrl-C stops both.
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
