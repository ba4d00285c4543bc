import type { FetchMiddleware } from 'allow-origin/fetch'
import { toResponse, type Middleware } from 'h3'
import type { MiddlewareHandler } from 'hono'

export const useInHono =
  (handleCors: FetchMiddleware): MiddlewareHandler =>
  async (context, next) => {
    const response = await handleCors(context.req.raw, () => next().then(() => context.res))
    // Otherwise Hono adds the headers of the old response to the new one.
    context.res = undefined
    context.res = response
  }

/** Handlers may return any value, or throw. `toResponse` does with it what h3 does. */
export const useInH3 =
  (handleCors: FetchMiddleware): Middleware =>
  (event, next) =>
    handleCors(event.req, async () =>
      toResponse(Promise.resolve().then(next), event, { silent: true }),
    )
