import express, { type Express, type RequestHandler } from 'express'
import type { Header, HeaderList } from '../../../src/protocol/header-list.js'

/** A request as the server received it. */
export interface Received {
  readonly kind: 'preflight' | 'actual'
  readonly method: string
  readonly url: string
  readonly headers: HeaderList
}

/** A path on the servers that only one test uses, so caches are empty for it. */
export interface Mount {
  readonly path: string
  /** The requests that arrived since the last call. */
  readonly take: () => readonly Received[]
}

export type MountHandlers = (...handlers: readonly RequestHandler[]) => Mount

/** An Express application to which tests add handlers, each below its own path. */
export function createMounts(): { readonly app: Express; readonly mount: MountHandlers } {
  const routers = new Map<string, RequestHandler>()
  const received = new Map<string, Received[]>()
  const app = express().disable('x-powered-by')

  app.use('/:key', (request, response, next) => {
    const router = routers.get(request.params.key)
    if (router === undefined) {
      next()
      return
    }
    received.get(request.params.key)?.push(readRequest(request))
    router(request, response, next)
  })

  return {
    app,
    mount: (...handlers) => {
      const key = `mount-${routers.size}`
      const router = express.Router()
      for (const handler of handlers) router.use(handler)
      routers.set(key, router)
      received.set(key, [])
      return { path: `/${key}`, take: () => received.get(key)?.splice(0) ?? [] }
    },
  }
}

function readRequest({ method, protocol, originalUrl, rawHeaders }: express.Request): Received {
  const headers = pairsOf(rawHeaders)
  const names = new Map(headers.map(([name, value]) => [name.toLowerCase(), value]))
  const isPreflight = method === 'OPTIONS' && names.has('access-control-request-method')
  return {
    kind: isPreflight ? 'preflight' : 'actual',
    method,
    url: `${protocol}://${names.get('host') ?? ''}${originalUrl}`,
    headers,
  }
}

/** In Node, names and values alternate. */
export const pairsOf = (rawHeaders: readonly string[]): HeaderList =>
  Array.from({ length: rawHeaders.length / 2 }, (_, index): Header => [
    rawHeaders[2 * index] ?? '',
    rawHeaders[2 * index + 1] ?? '',
  ])
