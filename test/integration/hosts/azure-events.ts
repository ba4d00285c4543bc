import { byLowercaseName } from './header-names.js'
import type { HostRequest, HostResponse } from './host.js'

/** The arguments of a function with an HTTP trigger, in the programming model that the adapters support. */
export interface AzureInvocation {
  readonly context: Readonly<Record<string, unknown>>
  readonly req: Readonly<Record<string, unknown>>
}

/** What the function returns. Azure accepts either name of the status. */
export interface AzureResult {
  readonly status?: number
  readonly statusCode?: number
  readonly headers?: Readonly<Record<string, unknown>>
}

export const azureResponse = ({ status, statusCode, headers }: AzureResult): HostResponse => ({
  status: status ?? statusCode,
  headers: byLowercaseName(headers),
})

export function azureInvocation({ method, path, headers: own }: HostRequest): AzureInvocation {
  const invocationId = '0f4b7f38-6dd4-4f2c-8f0c-4c1a2d9a4d11'
  const url = `https://app.azurewebsites.net${path}`
  const headers = {
    accept: '*/*',
    'accept-encoding': 'gzip, deflate, br',
    host: 'app.azurewebsites.net',
    'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    'client-ip': '203.0.113.7:50321',
    'x-forwarded-for': '203.0.113.7:50321',
    'x-forwarded-proto': 'https',
    'x-original-url': path,
    'x-site-deployment-id': 'app',
    ...byLowercaseName(own),
  }
  const req = {
    method,
    url,
    originalUrl: url,
    headers,
    query: {},
    params: { segments: path.slice(1) },
    body: undefined,
    rawBody: '',
  }
  const context = {
    invocationId,
    executionContext: {
      invocationId,
      functionName: 'app',
      functionDirectory: '/home/site/wwwroot/app',
      retryContext: null,
    },
    bindings: { req },
    bindingData: { invocationId, segments: path.slice(1) },
    bindingDefinitions: [
      { name: 'req', type: 'httpTrigger', direction: 'in' },
      { name: '$return', type: 'http', direction: 'out' },
    ],
    traceContext: {
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00',
      tracestate: '',
      attributes: {},
    },
    log: Object.assign(ignore, { error: ignore, warn: ignore, info: ignore, verbose: ignore }),
    done: ignore,
    req,
    res: { headers: {}, cookies: [] },
  }
  return { context, req }
}

const ignore = (): void => undefined
