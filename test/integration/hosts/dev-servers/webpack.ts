import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { CorsMiddleware } from 'allow-origin'
import webpack from 'webpack'
import WebpackDevServer, { type Configuration } from 'webpack-dev-server'
import type { Running } from '../../framework.js'
import { inFolder } from './in-folder.js'

/** webpack's development server, with the middleware before everything and `/item` behind everything. */
export const startWebpack = (
  middleware: CorsMiddleware,
  options: Configuration,
  reached: () => void = () => undefined,
): Promise<Running> =>
  inFolder(async (context) => {
    const compiler = webpack({
      mode: 'development',
      context,
      entry: './main.js',
      output: { path: context },
      infrastructureLogging: { level: 'none' },
      stats: 'none',
    })
    const server = new WebpackDevServer(
      {
        host: '127.0.0.1',
        port: 0,
        hot: false,
        client: false,
        setupExitSignals: false,
        static: false,
        webSocketServer: false,
        setupMiddlewares: (middlewares) => [
          { name: 'cors', middleware },
          ...middlewares,
          {
            name: 'item',
            path: '/item',
            middleware: (_request: IncomingMessage, response: ServerResponse) => {
              reached()
              response.end('served')
            },
          },
        ],
        ...options,
      },
      compiler,
    )
    await server.start()
    const { port } = server.server?.address() as AddressInfo
    return { port, close: () => server.stop() }
  })
