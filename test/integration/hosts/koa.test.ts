import { createServer } from 'node:http'
import Koa from 'koa'
import connect from 'koa-connect'
import { overHttp1 } from '../exchange.js'
import { listen } from '../framework.js'
import { describeHost } from './describe-host.js'

describeHost({
  name: 'Koa through koa-connect',
  section: 'Servers and frameworks',
  packages: ['koa', 'koa-connect'],
  start: async (middleware, reached) => {
    const app = new Koa()
    app.use(connect(middleware))
    app.use((context) => {
      reached()
      context.body = 'served'
    })
    const handle = app.callback()
    const { port, close } = await listen(createServer((...exchanged) => void handle(...exchanged)))
    return { send: (request) => overHttp1(port, request), close }
  },
})
