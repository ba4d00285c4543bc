import { createServer } from 'node:http2'
import { application, paths } from './bare-node.js'
import { describeFramework } from './describe-framework.js'
import { overHttp2 } from './exchange.js'
import { listen, usualStatuses } from './framework.js'

describeFramework({
  name: 'node:http2',
  exchange: overHttp2,
  paths,
  statuses: usualStatuses,
  // The client's HTTP/2 library (nghttp2) removes it from a 204, where it is not allowed (RFC 9110 section 8.6).
  removedHeaders: ['content-length'],
  start: (placement, reached) => listen(createServer(application(placement, reached))),
})
