import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { CorsMiddleware } from 'allow-origin'
import { createServer, type ServerOptions } from 'vite'
import type { Running } from '../../framework.js'
import { inFolder } from './in-folder.js'

/** Vite's development server, with the middleware in a plugin and `/item` behind it. */
export const startVite = (
  middleware: CorsMiddleware,
  options: ServerOptions,
  reached: () => void = () => undefined,
): Promise<Running> =>
  inFolder(async (root) => {
    const server = await createServer({
      root,
      configFile: false,
      logLevel: 'silent',
      cacheDir: join(root, '.vite'),
      server: { host: '127.0.0.1', port: 0, ws: false, ...options },
      plugins: [
        {
          name: 'cors',
          configureServer: ({ middlewares }) => {
            middlewares.use(middleware)
            middlewares.use('/item', (_request, response) => {
              reached()
              response.end('served')
            })
          },
        },
      ],
    })
    await server.listen()
    const { port } = server.httpServer?.address() as AddressInfo
    return { port, close: () => server.close() }
  })
