import type { RequestListener } from 'node:http'
import type { CorsMiddleware } from 'allow-origin'
import express5, { type Express, type RequestHandler } from 'express'
import express4 from 'express4'
import { overHttp1 } from '../exchange.js'
import { createServer } from 'node:http'
import { listen } from '../framework.js'
import type { RunningHost } from './host.js'

/** One way to set up Express. */
export interface ExpressVariant {
  readonly title: string
  readonly package: 'express' | 'express4'
  readonly create: () => Express
}

const variant = (title: string, name: ExpressVariant['package'], express: typeof express5) => [
  { title, package: name, create: () => express() },
  {
    title: `${title} without X-Powered-By`,
    package: name,
    // Express's security guide recommends this. The response then has no headers when it reaches the middleware.
    create: () => express().disable('x-powered-by'),
  },
]

export const onExpress5: readonly ExpressVariant[] = variant('Express 5', 'express', express5)
export const onExpress: readonly ExpressVariant[] = [
  ...onExpress5,
  ...variant('Express 4', 'express4', express4),
]

/** An application that serves `/item` after these handlers. */
export function expressApp(
  { create }: ExpressVariant,
  handlers: readonly (RequestHandler | CorsMiddleware)[],
  reached: () => void,
): Express {
  const app = create()
  for (const handler of handlers) app.use(handler)
  app.all('/item', (_request, response) => {
    reached()
    response.send('served')
  })
  return app
}

/** Serves over a local connection. */
export async function serve(listener: RequestListener): Promise<RunningHost> {
  const { port, close } = await listen(createServer(listener))
  return { send: (request) => overHttp1(port, request), close }
}
