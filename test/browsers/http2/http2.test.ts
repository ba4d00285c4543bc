import { cors } from 'allow-origin'
import { beforeAll, describe, expect, it } from 'vitest'
import { judge } from '../../../src/browser/judge.js'
import { createExplanation } from '../../../src/explain/create-explanation.js'
import { findDifference } from '../engine-differences.js'
import { describeEngines } from '../engines/describe-engines.js'
import { openPage, type AskPage } from '../open-page.js'
import { explained, observed, type Context } from '../outcome.js'
import { scriptOf } from '../script-of.js'
import { send } from '../servers/send.js'
import { startServers, type Servers } from '../servers/start-servers.js'
import { requests } from './requests.js'
import { startHttp2, type Http2Server } from './start-http2.js'

let servers: Servers
let api: Http2Server

beforeAll(async () => {
  servers = await startServers()
  const { secure } = servers.origins
  api = await startHttp2(cors({ origin: secure, methods: ['PUT'], exposedHeaders: ['X-Total'] }))
  return async () => {
    await Promise.all([servers.close(), api.close()])
  }
})

describeEngines((browser, engine) => {
  let ask: AskPage

  beforeAll(async () => {
    ask = await openPage(browser().tab, 'secure', servers)
  })

  describe('over HTTP/2, as the library predicts:', () => {
    it.each(requests.map((request) => [request.title, request] as const))(
      '%s',
      async (_title, { method, body, expected, differing = {} }) => {
        const origins = { ...servers.origins, api: api.origin }
        const context: Context = { origins, way: 'fetch', to: 'api', headers: [] }
        const { way, headers } = context
        const url = `${api.origin}/${method}`
        const request = {
          way,
          url,
          method,
          headers,
          body,
          credentials: false,
          uploadListener: false,
        }

        const [outcome = { verdict: 'unknown' as const }] = await ask([request])
        const did = observed(outcome, api.take(), context)
        const judgement = await judge(scriptOf(request, origins.secure), send)
        const asked = { url, origin: origins.secure, method, headers, credentials: false }
        const said = explained(createExplanation(asked, judgement), context)

        const difference = findDifference(engine, Object.keys(differing))
        expect({ [engine]: did, check: said }, difference?.name).toEqual({
          [engine]: difference ? differing[difference.name] : expected,
          check: expected,
        })
      },
    )
  })
})
