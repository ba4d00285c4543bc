import restifyPackage from 'restify'
import { describeFramework } from './describe-framework.js'
import { overHttp1 } from './exchange.js'
import { bodyLimit, everyPath, listen, usualStatuses, type Framework } from './framework.js'

const restify: Framework = {
  name: 'Restify',
  exchange: overHttp1,
  paths: everyPath,
  statuses: usualStatuses,
  // Restify removes it from a 204, where it is not allowed (RFC 9110 section 8.6).
  removedHeaders: ['content-length'],
  start: ({ everywhere, onRoute }, reached) => {
    const app = restifyPackage.createServer()
    // Not `use`: it runs only if a route matches, so not for a 404 or for most preflights.
    if (everywhere) app.pre(everywhere)
    app.use(restifyPackage.plugins.bodyParser({ maxBodySize: bodyLimit }))
    for (const method of ['get', 'opts'] as const) {
      app[method](everyPath.item, (_request, response, next) => {
        reached()
        response.send('served')
        next()
      })
      app[method](everyPath.route, ...(onRoute ? [onRoute] : []), (_request, response, next) => {
        reached()
        response.send('served')
        next()
      })
    }
    app.post(everyPath.upload, (_request, response, next) => {
      response.send('served')
      next()
    })
    app.get(
      everyPath.cached,
      (_request, response, next) => {
        // Without quotes, because Restify compares it that way.
        response.header('ETag', '1')
        next()
      },
      ...restifyPackage.plugins.conditionalRequest(),
    )
    // Restify catches exceptions of async functions. In other functions, they crash the process.
    app.get(everyPath.throwing, async () => {
      await Promise.reject(new Error('thrown by a handler'))
    })
    return listen(app.server)
  },
}

describeFramework(restify)
