import { createServer } from 'node:http'
import { application, paths } from './bare-node.js'
import { describeFramework } from './describe-framework.js'
import { overHttp1 } from './exchange.js'
import { listen, usualStatuses } from './framework.js'

describeFramework({
  name: 'node:http',
  exchange: overHttp1,
  paths,
  statuses: usualStatuses,
  start: (placement, reached) => listen(createServer(application(placement, reached))),
})
