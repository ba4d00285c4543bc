import { createServer } from 'node:http'
import type { NextHandleFunction } from 'connect'
import polka from 'polka'
import { parseJson, serveFiles } from './connect-packages.js'
import { describeFramework } from './describe-framework.js'
import { overHttp1 } from './exchange.js'
import { everyPath, listen, usualStatuses } from './framework.js'

describeFramework({
  name: 'Polka 0.5',
  exchange: overHttp1,
  paths: everyPath,
  statuses: usualStatuses,
  start: ({ everywhere, onRoute }, reached) => {
    const app = polka({
      // Polka's own handler throws if an error has a `length`, such as the error for a body that is too large.
      onError: (error, _request, response) => {
        response.statusCode = error.status ?? error.code ?? 500
        response.end()
      },
    })
    if (everywhere) app.use(everywhere)
    app.use(parseJson)
    app.use(serveFiles)
    const serve: NextHandleFunction = (_request, response) => {
      reached()
      response.end('served')
    }
    app.all(everyPath.item, serve)
    app.all(everyPath.route, ...(onRoute ? [onRoute] : []), serve)
    // Polka does not catch exceptions: they crash the process, so handlers must pass errors to `next`.
    app.get(everyPath.throwing, (_request, _response, next) => {
      next(new Error('thrown by a handler'))
    })
    return listen(createServer(app.handler))
  },
})
