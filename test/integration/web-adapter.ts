import { cors, type FetchMiddleware, type RuntimeRequest } from 'allow-origin/fetch'
import type { Adapter } from './adapter.js'
import { nothing } from './expectations.js'

export const webAdapter: Adapter<RuntimeRequest, FetchMiddleware> = {
  cors,
  originOf: ({ headers }) => headers.get('origin') ?? undefined,
  behind: (vary, middleware) => (request, next) =>
    middleware(request, async () => {
      const response = await next()
      response.headers.set('Vary', vary)
      return response
    }),
  // The promise rejects, so the response is the server's own.
  failed: nothing,
}
