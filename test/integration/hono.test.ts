import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { bodyLimit as limitBody } from 'hono/body-limit'
import { etag } from 'hono/etag'
import { HTTPException } from 'hono/http-exception'
import { describeWebFramework } from './describe-framework.js'
import { overHttp1 } from './exchange.js'
import { bodyLimit, everyPath, listen, usualStatuses } from './framework.js'
import { useInHono } from './web-middleware.js'

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
    if (everywhere) app.use(useInHono(everywhere))
    if (onRoute) app.use(everyPath.route, useInHono(onRoute))
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
