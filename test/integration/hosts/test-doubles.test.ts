import { EventEmitter } from 'node:events'
import type { CorsResponse } from 'allow-origin'
import { createMocks, type RequestMethod } from 'node-mocks-http'
import supertest from 'supertest'
import { describeDouble } from './describe-double.js'
import { expressApp, onExpress } from './express-apps.js'
import { byLowercaseName } from './header-names.js'
import type { HostRequest, HostResponse } from './host.js'

describeDouble(
  { name: 'A response with only the members that the middleware needs', packages: [] },
  (cors, reached) =>
    ({ method, path, headers }) =>
      new Promise((resolve) => {
        const response = minimalResponse(resolve)
        cors({ method, url: path, headers: byLowercaseName(headers) }, response, () => {
          reached()
          response.end()
        })
      }),
)

describeDouble(
  { name: 'node-mocks-http', packages: ['node-mocks-http'] },
  (cors, reached) => (request) => {
    const { req, res, ended } = createDoubles(request)
    cors(req, res, () => {
      reached()
      res.end('served')
    })
    return ended
  },
)

for (const variant of onExpress) {
  const { title, package: express } = variant

  describeDouble(
    { name: 'node-mocks-http, Express', variant: title, packages: ['node-mocks-http', express] },
    (cors, reached) => {
      const app = expressApp(variant, [cors], reached)
      return (request) => {
        const { req, res, ended } = createDoubles(request)
        app(req, res)
        return ended
      }
    },
  )

  describeDouble(
    { name: 'supertest', variant: title, packages: ['supertest', express] },
    (cors, reached) => {
      const agent = supertest(expressApp(variant, [cors], reached))
      return async ({ method, path, headers }) => {
        const sent = method === 'OPTIONS' ? agent.options(path) : agent.get(path)
        const response = await sent.set(headers)
        return { status: response.status, headers: response.headers }
      }
    },
  )
}

/** A test double as you would write it by hand for a unit test. */
function minimalResponse(ended: (response: HostResponse) => void): CorsResponse {
  const headers: Record<string, string> = {}
  return {
    statusCode: 200,
    getHeader: (name) => headers[name.toLowerCase()],
    setHeader: (name, value) => {
      headers[name.toLowerCase()] = value
    },
    removeHeader: (name) => {
      // eslint-disable-next-line @typescript-eslint/no-dynamic-delete
      delete headers[name.toLowerCase()]
    },
    end() {
      ended({ status: this.statusCode, headers })
    },
  }
}

function createDoubles({ method, path, headers }: HostRequest) {
  const { req, res } = createMocks(
    { method: method as RequestMethod, url: path, headers },
    { eventEmitter: EventEmitter },
  )
  const ended = new Promise<HostResponse>((resolve) => {
    res.on('end', () => {
      resolve({ status: res.statusCode, headers: byLowercaseName(res.getHeaders()) })
    })
  })
  return { req, res, ended }
}
