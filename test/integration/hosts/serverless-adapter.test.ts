import { ServerlessAdapter } from '@h4ad/serverless-adapter'
import {
  AlbAdapter,
  ApiGatewayV1Adapter,
  ApiGatewayV2Adapter,
} from '@h4ad/serverless-adapter/adapters/aws'
import { HttpTriggerV4Adapter } from '@h4ad/serverless-adapter/adapters/azure'
import { ExpressFramework } from '@h4ad/serverless-adapter/frameworks/express'
import { AzureHandler } from '@h4ad/serverless-adapter/handlers/azure'
import { DefaultHandler } from '@h4ad/serverless-adapter/handlers/default'
import { PromiseResolver } from '@h4ad/serverless-adapter/resolvers/promise'
import { describeServerless } from './describe-serverless.js'
import { onExpress5 } from './express-apps.js'

describeServerless({
  name: '@h4ad/serverless-adapter',
  variants: onExpress5,
  onAws: (app) =>
    ServerlessAdapter.new(app)
      .setFramework(new ExpressFramework())
      .setHandler(new DefaultHandler())
      .setResolver(new PromiseResolver())
      // Without this option, the header keeps the name `Origin` for HTTP/1.1 requests, and no code finds it.
      .addAdapter(new ApiGatewayV1Adapter({ lowercaseRequestHeaders: true }))
      .addAdapter(new ApiGatewayV2Adapter())
      .addAdapter(new AlbAdapter())
      .build(),
  onAzure: (app) =>
    ServerlessAdapter.new(app)
      .setFramework(new ExpressFramework())
      .setHandler(new AzureHandler())
      .setResolver(new PromiseResolver())
      .addAdapter(new HttpTriggerV4Adapter())
      .build(),
})
