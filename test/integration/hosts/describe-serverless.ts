import type { Express } from 'express'
import {
  awsTriggers,
  lambdaContext,
  type AwsEvent,
  type AwsResult,
  type AwsTrigger,
} from './aws-events.js'
import { azureInvocation, azureResponse, type AzureResult } from './azure-events.js'
import { asynchronous, describeHost, synchronous } from './describe-host.js'
import { expressApp, type ExpressVariant } from './express-apps.js'
import type { Host, HostRequest, HostResponse } from './host.js'

export type Invoke<Result> = (...given: readonly unknown[]) => Promise<Result>

/** An adapter that runs an Express application as a cloud function. */
export interface ServerlessAdapter {
  readonly name: string
  readonly variants: readonly ExpressVariant[]
  readonly onAws: (app: Express) => Invoke<AwsResult>
  /** Called with the context and the request. */
  readonly onAzure: (app: Express) => Invoke<AzureResult>
}

type Send = (request: HostRequest) => Promise<HostResponse>

/** Sends each kind of event to each kind of Express application. */
export function describeServerless({ name, variants, onAws, onAzure }: ServerlessAdapter): void {
  const describeTrigger = (trigger: string, sender: (app: Express) => Send): void => {
    for (const variant of variants) {
      for (const { title, middleware } of [synchronous, asynchronous]) {
        const host: Host = {
          name: `${name}, ${trigger}`,
          variant: [variant.title, title].filter(Boolean).join(', '),
          section: 'Serverless adapters',
          packages: [name, variant.package],
          start: (cors, reached) => {
            const send = sender(expressApp(variant, [cors], reached))
            return Promise.resolve({ send, close: () => Promise.resolve() })
          },
        }
        describeHost(host, middleware)
      }
    }
  }

  for (const trigger of awsTriggers) {
    describeTrigger(trigger.title, (app) => sendOnAws(trigger, onAws(app)))
  }
  describeTrigger('Azure Functions', (app) => {
    const invoke = onAzure(app)
    return async (request) => {
      const { context, req } = azureInvocation(request)
      return azureResponse(await invoke(context, req))
    }
  })
}

export const sendOnAws =
  (
    { event, headers }: AwsTrigger,
    invoke: (event: AwsEvent, context: typeof lambdaContext) => Promise<AwsResult>,
  ): Send =>
  async (request) => {
    const result = await invoke(event(request), { ...lambdaContext })
    return { status: result.statusCode, headers: headers(result) }
  }
