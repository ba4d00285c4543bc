import { cors, type CorsMiddleware, type CorsRequest } from 'allow-origin'
import type { Adapter } from './adapter.js'
import { varyAlone } from './expectations.js'

export const connectAdapter: Adapter<CorsRequest, CorsMiddleware> = {
  cors,
  originOf: ({ headers }) => headers.origin,
  behind: (vary, middleware) => (request, response, next) => {
    response.setHeader('Vary', vary)
    middleware(request, response, next)
  },
  failed: varyAlone,
}
