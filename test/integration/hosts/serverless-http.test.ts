import serverless from 'serverless-http'
import type { AwsResult } from './aws-events.js'
import type { AzureResult } from './azure-events.js'
import { describeServerless, type Invoke } from './describe-serverless.js'
import { onExpress } from './express-apps.js'

describeServerless({
  name: 'serverless-http',
  variants: onExpress,
  onAws: (app) => serverless(app) as Invoke<AwsResult>,
  onAzure: (app) => serverless(app, { provider: 'azure' }) as Invoke<AzureResult>,
})
