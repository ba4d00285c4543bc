import { describeWebFramework } from './describe-framework.js'
import { overHttp1 } from './exchange.js'
import { everyPath, usualStatuses } from './framework.js'
import { webApplication } from './web-application.js'
import { serveWeb } from './web-server.js'

describeWebFramework({
  name: '`Request` and `Response` on Node',
  exchange: overHttp1,
  paths: everyPath,
  statuses: usualStatuses,
  start: (placement, reached) => serveWeb(webApplication(placement, reached)),
})
