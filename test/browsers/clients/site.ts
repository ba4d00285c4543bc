import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import express from 'express'
import { onTestFinished } from 'vitest'
import { listen } from '../../integration/framework.js'

const fileAt = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The browser builds of these packages. `pages/index.html` maps package names to them. */
const libraries = {
  '/libraries/axios.js': '../../../node_modules/axios/dist/esm/axios.min.js',
  '/libraries/socket.io.js': '../../../node_modules/socket.io-client/dist/socket.io.esm.min.js',
}

/**
 * Serves one page under every name of this machine, until the test ends. The name decides the origin.
 *
 * @returns the page's URL for a name
 */
export async function startSite(): Promise<(host: string) => string> {
  const app = express()
  app.use(express.static(fileAt('pages')), express.static(fileAt('worker')))
  for (const [path, file] of Object.entries(libraries)) {
    app.get(path, (_request, response) => {
      response.sendFile(fileAt(file))
    })
  }
  const { port, close } = await listen(createServer(app))
  onTestFinished(async () => {
    await close()
  })
  return (host) => `http://${host}:${port}/`
}
