import { createServer } from 'node:http'
import connect from 'connect'
import { parseJson, serveFiles } from './connect-packages.js'
import { describeFramework } from './describe-framework.js'
import { overHttp1 } from './exchange.js'
import { everyPath, listen, usualStatuses } from './framework.js'

describeFramework({
  name: 'Connect',
  exchange: overHttp1,
  paths: everyPath,
  statuses: usualStatuses,
  start: ({ everywhere, onRoute }, reached) => {
    const app = connect()
    if (everywhere) app.use(everywhere)
    if (onRoute) app.use(everyPath.route, onRoute)
    app.use(parseJson)
    app.use(serveFiles)
    for (const path of [everyPath.item, everyPath.route]) {
      app.use(path, (_request, response) => {
        reached()
        response.end('served')
      })
    }
    app.use(everyPath.throwing, () => {
      throw new Error('thrown by a handler')
    })
    return listen(createServer(app))
  },
})
