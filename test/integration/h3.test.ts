import { createServer } from 'node:http'
import { bodyLimit as limitBody, H3, handleCacheHeaders, readBody, toNodeHandler } from 'h3'
import { describeWebFramework } from './describe-framework.js'
import { overHttp1 } from './exchange.js'
import { bodyLimit, everyPath, listen, usualStatuses } from './framework.js'
import { useInH3 } from './web-middleware.js'

describeWebFramework({
  name: 'h3',
  exchange: overHttp1,
  paths: everyPath,
  statuses: usualStatuses,
  start: ({ everywhere, onRoute }, reached) => {
    const app = new H3({ silent: true })
    if (everywhere) app.use(useInH3(everywhere))
    if (onRoute) app.use(everyPath.route, useInH3(onRoute))
    for (const path of [everyPath.item, everyPath.route]) {
      app.all(path, () => {
        reached()
        return 'served'
      })
    }
    app.get(everyPath.cached, (event) => {
      handleCacheHeaders(event, { etag: '"1"' })
      return 'served'
    })
    app.get(everyPath.throwing, () => {
      throw new Error('thrown by a handler')
    })
    app.post(everyPath.upload, (event) => readBody(event), { middleware: [limitBody(bodyLimit)] })
    return listen(createServer(toNodeHandler(app)))
  },
})
