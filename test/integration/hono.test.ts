import { createAdaptorServer } from '@hono/node-server'
import type { FetchMiddleware } from 'allow-origin/fetch'
import { Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit as limitBody } from 'hono/body-limit'
import { etag } from 'hono/etag'
import { HTTPException } from 'hono/http-exception'
import { describeWebFramework } from './describe-framework.js'
import { overHttp1 } from './exchange.js'
import { bodyLimit, everyPath, listen, usualStatuses } from './framework.js'

const use =
  (handleCors: FetchMiddleware): MiddlewareHandler =>
  async (context, next) => {
    const response = await handleCors(context.req.raw, async () => {
      await next()
      return context.res
    })
    // Otherwise Hono adds the headers of the old response to the new one.
    context.res = undefined
    context.res = response
  }

describeWebFramework({
  name: 'Hono',
  exchange: overHttp1,
  paths: everyPath,
  statuses: usualStatuses,
  start: ({ everywhere, onRoute }, reached) => {
    const app = new Hono()
    app.onError((error, context) =>
      error instanceof HTTPException ? error.getResponse() : context.text('failed', 500),
    )
    if (everywhere) app.use(use(everywhere))
    if (onRoute) app.use(everyPath.route, use(onRoute))
    app.on(['GET', 'OPTIONS'], [everyPath.item, everyPath.route], (context) => {
      reached()
      return context.text('served')
    })
    app.get(everyPath.cached, etag(), (context) => context.text('served', 200, { ETag: '"1"' }))
    app.get(everyPath.throwing, () => {
      throw new Error('thrown by a handler')
    })
    app.post(everyPath.upload, limitBody({ maxSize: bodyLimit }), async (context) => {
      try {
        await context.req.json()
        return context.text('served')
      } catch {
        return context.text('malformed', 400)
      }
    })
    return listen(createAdaptorServer(app))
  },
})
