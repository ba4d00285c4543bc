import restifyPackage from 'restify'
import { describeFramework } from './describe-framework.js'
import { overHttp1 } from './exchange.js'
import { bodyLimit, everyPath, listen, usualStatuses, type Framework } from './framework.js'

const restify: Framework = {
  name: 'Restify',
  exchange: overHttp1,
  paths: everyPath,
  statuses: usualStatuses,
  // Restify takes it out of a 204, which may not have it (RFC 9110 section 8.6).
  removedHeaders: ['content-length'],
  start: ({ everywhere, onRoute }, reached) => {
    const app = restifyPackage.createServer()
    // Not `use`, which runs where a route matches, and so neither for a 404 nor for most preflights.
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
        // Without quotes, as that is how Restify compares it.
        response.header('ETag', '1')
        next()
      },
      ...restifyPackage.plugins.conditionalRequest(),
    )
    // Restify catches what an async function throws; what another throws ends the process.
    app.get(everyPath.throwing, async () => {
      await Promise.reject(new Error('thrown by a handler'))
    })
    return listen(app.server)
  },
}

describeFramework(restify)
