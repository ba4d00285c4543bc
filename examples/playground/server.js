import { createApi } from './api.js'
import { CannotStart, listen } from './listen.js'
import { createPage } from './page.js'
import { Runs } from './runs.js'
import { tryApi } from './try-api.js'

/**
 * Serves the page and its API until the process gets a signal. Prints what to open, and four requests to the API.
 *
 * @param {Pick<Parameters<typeof createPage>[0], 'files' | 'frame'>} pages
 */
export async function serve(pages) {
  /** @type {import('node:http').Server[]} */
  const servers = []
  const stop = () => {
    for (const server of servers) {
      server.close()
      server.closeAllConnections()
    }
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop)

  try {
    const runs = new Runs()
    const api = await listen(createApi(runs), 'API_PORT', 3001)
    servers.push(...api.servers)
    const page = await listen(createPage({ apiPort: api.port, runs, ...pages }), 'PORT', 3000)
    servers.push(...page.servers)
    console.log(
      `Open http://localhost:${page.port} to see why a browser blocks a request. Ctrl-C stops it.\n`,
    )
    console.log(await tryApi(api.port))
  } catch (error) {
    stop()
    if (!(error instanceof CannotStart)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
