import middie from '@fastify/middie'
import fastify from 'fastify'
import { describeFramework } from './describe-framework.js'
import { overHttp1 } from './exchange.js'
import { bodyLimit, everyPath, usualStatuses } from './framework.js'

describeFramework({
  name: 'Fastify through @fastify/middie',
  exchange: overHttp1,
  // Fastify has no ETag of its own.
  paths: { ...everyPath, cached: null },
  statuses: usualStatuses,
  start: async ({ everywhere, onRoute }, reached) => {
    const app = fastify({ bodyLimit })
    await app.register(middie)
    if (everywhere) app.use(everywhere)
    if (onRoute) app.use(everyPath.route, onRoute)
    for (const url of [everyPath.item, everyPath.route]) {
      app.route({
        method: ['GET', 'OPTIONS'],
        url,
        handler: () => {
          reached()
          return 'served'
        },
      })
    }
    app.post(everyPath.upload, () => 'served')
    app.get(everyPath.throwing, () => {
      throw new Error('thrown by a handler')
    })
    const address = await app.listen({ host: '127.0.0.1', port: 0 })
    return { port: Number(new URL(address).port), close: () => app.close() }
  },
})
