import express, { type Express } from 'express'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { listen } from '../../integration/framework.js'
import { originsOf, type Origins } from '../origins.js'

export interface Pages {
  /** Each has a page at `/`. */
  readonly origins: Origins
  readonly close: () => Promise<unknown>
}

const scripts = fileURLToPath(new URL('pages', import.meta.url))

/** Serves the same page under every origin. The page runs one script of the folder. */
export async function servePages(
  script = 'ask.js',
  extend: (server: Express) => void = () => undefined,
): Promise<Pages> {
  const server = express()
  server.get('/', (_request, response) => {
    response.send(`<!doctype html><script type="module" src="/${script}"></script>`)
  })
  server.use(express.static(scripts))
  extend(server)
  const { port, close } = await listen(createServer(server))
  return { origins: originsOf('http', `pages.localhost:${port}`), close }
}
