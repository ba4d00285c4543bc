import { createRequire } from 'node:module'
import { SpanKind } from '@opentelemetry/api'
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http'
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { app } from '../requests.js'
import { describeHost, synchronous } from './describe-host.js'
import { expressApp, onExpress, serve } from './express-apps.js'

// In a separate file: the instrumentation changes `node:http` for the whole process.

const exporter = new InMemorySpanExporter()
const instrumentation = new HttpInstrumentation({
  headersToSpanAttributes: {
    server: { responseHeaders: ['Access-Control-Allow-Origin', 'Access-Control-Max-Age', 'Vary'] },
  },
})
instrumentation.setTracerProvider(
  new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }),
)
// The instrumentation changes modules when they are required.
createRequire(import.meta.url)('node:http')

afterAll(() => {
  instrumentation.disable()
})

for (const variant of onExpress) {
  describeHost({
    name: "OpenTelemetry's instrumentation of `node:http`",
    variant: variant.title,
    section: 'With other middleware',
    packages: ['@opentelemetry/instrumentation-http', variant.package],
    start: (cors, reached) => serve(expressApp(variant, [cors], reached)),
  })

  describe(`a span from ${variant.title}`, () => {
    beforeEach(() => {
      exporter.reset()
    })

    it('contains the response headers of a preflight', async () => {
      const { send, close } = await serve(
        expressApp(variant, [synchronous.middleware], () => undefined),
      )
      try {
        await send({
          method: 'OPTIONS',
          path: '/item',
          headers: { Origin: app, 'Access-Control-Request-Method': 'PUT' },
        })
      } finally {
        await close()
      }

      const [span] = exporter.getFinishedSpans().filter(({ kind }) => kind === SpanKind.SERVER)
      expect(span?.attributes).toMatchObject({
        'http.response.header.access-control-allow-origin': [app],
        'http.response.header.access-control-max-age': ['600'],
        'http.response.header.vary': ['Origin, Access-Control-Request-Headers'],
      })
    })
  })
}
