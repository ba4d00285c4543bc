import awsLambdaFastify from '@fastify/aws-lambda'
import middie from '@fastify/middie'
import fastify from 'fastify'
import { awsTriggers, type AwsEvent, type AwsResult } from './aws-events.js'
import { describeHost } from './describe-host.js'
import { sendOnAws, type Invoke } from './describe-serverless.js'

for (const trigger of awsTriggers) {
  describeHost({
    name: `@fastify/aws-lambda, ${trigger.title}`,
    section: 'Serverless adapters',
    packages: ['@fastify/aws-lambda', 'fastify', '@fastify/middie'],
    start: async (middleware, reached) => {
      const app = fastify()
      await app.register(middie)
      app.use(middleware)
      app.route({
        method: ['GET', 'OPTIONS'],
        url: '/item',
        handler: () => {
          reached()
          return 'served'
        },
      })
      const invoke = awsLambdaFastify<AwsEvent>(app, {
        albMultiValueHeaders: trigger.title.includes('multi-value'),
      })
      return { send: sendOnAws(trigger, invoke as Invoke<AwsResult>), close: () => app.close() }
    },
  })
}
