import { http } from '@google-cloud/functions-framework'
import { getTestServer } from '@google-cloud/functions-framework/testing'
import { overHttp1 } from '../exchange.js'
import { listen } from '../framework.js'
import { describeHost } from './describe-host.js'
import { expressApp, onExpress } from './express-apps.js'

for (const variant of onExpress) {
  describeHost({
    name: '@google-cloud/functions-framework',
    variant: variant.title,
    section: 'Serverless adapters',
    packages: ['@google-cloud/functions-framework', variant.package],
    start: async (middleware, reached) => {
      http('app', expressApp(variant, [middleware], reached))
      const { port, close } = await listen(getTestServer('app'))
      return { send: (request) => overHttp1(port, request), close }
    },
  })
}
