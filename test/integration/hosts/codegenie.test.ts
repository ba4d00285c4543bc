import { configure } from '@codegenie/serverless-express'
import type { AwsResult } from './aws-events.js'
import type { AzureResult } from './azure-events.js'
import { describeServerless, type Invoke } from './describe-serverless.js'
import { onExpress } from './express-apps.js'

describeServerless({
  name: '@codegenie/serverless-express',
  variants: onExpress,
  onAws: (app) => configure({ app }) as unknown as Invoke<AwsResult>,
  onAzure: (app) =>
    configure({
      app,
      eventSourceName: 'AZURE_HTTP_FUNCTION_V4',
    }) as unknown as Invoke<AzureResult>,
})
