import { createServer } from 'node:http'
import express5 from 'express'
import express4 from 'express4'
import { describeFramework } from './describe-framework.js'
import { overHttp1 } from './exchange.js'
import { bodyLimit, everyPath, listen, usualStatuses, type Framework } from './framework.js'

const on = (name: string, express: typeof express5): Framework => ({
  name,
  exchange: overHttp1,
  paths: everyPath,
  statuses: usualStatuses,
  start: ({ everywhere, onRoute }, reached) => {
    const app = express()
    if (everywhere) app.use(everywhere)
    app.use(express.json({ limit: bodyLimit }))
    if (onRoute) app.all(everyPath.route, onRoute)
    app.all([everyPath.item, everyPath.route], (_request, response) => {
      reached()
      response.send('served')
    })
    app.get(everyPath.cached, (_request, response) => {
      response.set('ETag', '"1"').send('served')
    })
    app.get(everyPath.throwing, () => {
      throw new Error('thrown by a handler')
    })
    return listen(createServer(app))
  },
})

describeFramework(on('Express 5', express5))
describeFramework(on('Express 4', express4))
