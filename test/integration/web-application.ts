import type { FetchMiddleware } from 'allow-origin/fetch'
import type { Placement } from './framework.js'
import { bodyLimit, everyPath } from './resources.js'

/** An application without a framework. It handles its own exceptions, so their responses have the headers too. */
export const webApplication =
  ({ everywhere, onRoute }: Placement<FetchMiddleware>, reached: () => void) =>
  async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url)
    const serve = async (): Promise<Response> => {
      try {
        return await answer(pathname, request, reached)
      } catch {
        return new Response('failed', { status: 500 })
      }
    }
    const serveRoute = (): Promise<Response> =>
      onRoute && pathname === everyPath.route ? onRoute(request, serve) : serve()
    try {
      return await (everywhere ? everywhere(request, serveRoute) : serveRoute())
    } catch {
      return new Response('undecided', { status: 500 })
    }
  }

async function answer(path: string, request: Request, reached: () => void): Promise<Response> {
  switch (path) {
    case everyPath.item:
    case everyPath.route:
      reached()
      return new Response('served')
    case everyPath.cached: {
      const status = request.headers.get('if-none-match') === '"1"' ? 304 : 200
      return new Response(status === 304 ? null : 'served', { status, headers: { ETag: '"1"' } })
    }
    case everyPath.throwing:
      throw new Error('thrown by a handler')
    case everyPath.upload:
      return new Response(null, { status: await statusOf(request) })
    default:
      return new Response('missing', { status: 404 })
  }
}

async function statusOf(request: Request): Promise<number> {
  const text = await request.text()
  if (text.length > bodyLimit) return 413
  try {
    JSON.parse(text)
    return 200
  } catch {
    return 400
  }
}
