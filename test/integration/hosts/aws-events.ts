import type {
  ALBEvent,
  APIGatewayProxyEvent,
  APIGatewayProxyEventHeaders,
  APIGatewayProxyEventV2,
  Context,
} from 'aws-lambda'
import type { HostRequest, HostResponse } from './host.js'
import { byLowercaseName } from './header-names.js'

// The examples from the AWS documentation, with the requests of the table.

export type AwsEvent = ALBEvent | APIGatewayProxyEvent | APIGatewayProxyEventV2

export interface AwsResult {
  readonly statusCode?: number
  readonly headers?: Readonly<Record<string, unknown>>
  readonly multiValueHeaders?: Readonly<Record<string, unknown>>
}

/** A service that invokes a Lambda function for an HTTP request. */
export interface AwsTrigger {
  readonly title: string
  readonly event: (request: HostRequest) => AwsEvent
  /** The headers that it sends to the client. */
  readonly headers: (result: AwsResult) => HostResponse['headers']
}

export const awsTriggers: readonly AwsTrigger[] = [
  {
    title: 'API Gateway v1',
    event: restEvent,
    headers: (result) => byLowercaseName({ ...result.headers, ...result.multiValueHeaders }),
  },
  {
    title: 'API Gateway v2',
    event: httpEvent,
    headers: ({ headers }) => byLowercaseName(headers),
  },
  {
    title: 'ALB',
    event: loadBalancerEvent,
    headers: ({ headers }) => byLowercaseName(headers),
  },
  {
    title: 'ALB, multi-value headers',
    event: multiValueLoadBalancerEvent,
    headers: ({ multiValueHeaders }) => byLowercaseName(multiValueHeaders),
  },
]

/** What the browser and the edge add to each request. */
const allHeaders = (
  headers: HostRequest['headers'],
  host: string,
): APIGatewayProxyEventHeaders => ({
  Accept: '*/*',
  'Accept-Encoding': 'gzip, deflate, br',
  Host: host,
  'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  'X-Amzn-Trace-Id': 'Root=1-67891233-abcdef012345678912345678',
  'X-Forwarded-For': '203.0.113.7',
  'X-Forwarded-Port': '443',
  'X-Forwarded-Proto': 'https',
  ...headers,
})

const arrays = (headers: APIGatewayProxyEventHeaders): Record<string, string[]> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value ?? '']]))

const lowercase = (headers: APIGatewayProxyEventHeaders): APIGatewayProxyEventHeaders =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

function restEvent({ method, path, headers: own }: HostRequest): APIGatewayProxyEvent {
  const domainName = 'abcdef1234.execute-api.us-east-1.amazonaws.com'
  const headers = allHeaders(own, domainName)
  return {
    resource: '/{proxy+}',
    path,
    httpMethod: method,
    headers,
    multiValueHeaders: arrays(headers),
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    pathParameters: { proxy: path.slice(1) },
    stageVariables: null,
    requestContext: {
      accountId: '123456789012',
      apiId: 'abcdef1234',
      authorizer: null,
      domainName,
      domainPrefix: 'abcdef1234',
      extendedRequestId: 'JKJaXmPLvHcESHA=',
      httpMethod: method,
      identity: {
        accessKey: null,
        accountId: null,
        apiKey: null,
        apiKeyId: null,
        caller: null,
        clientCert: null,
        cognitoAuthenticationProvider: null,
        cognitoAuthenticationType: null,
        cognitoIdentityId: null,
        cognitoIdentityPoolId: null,
        principalOrgId: null,
        sourceIp: '203.0.113.7',
        user: null,
        userAgent: headers['User-Agent'] ?? null,
        userArn: null,
      },
      path: `/prod${path}`,
      protocol: 'HTTP/1.1',
      requestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
      requestTime: '26/Nov/2026:12:34:56 +0000',
      requestTimeEpoch: 1795696496000,
      resourceId: '123456',
      resourcePath: '/{proxy+}',
      stage: 'prod',
    },
    body: null,
    isBase64Encoded: false,
  }
}

function httpEvent({ method, path, headers: own }: HostRequest): APIGatewayProxyEventV2 {
  const domainName = 'abcdef1234.execute-api.us-east-1.amazonaws.com'
  const headers = lowercase(allHeaders(own, domainName))
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    headers,
    requestContext: {
      accountId: '123456789012',
      apiId: 'abcdef1234',
      domainName,
      domainPrefix: 'abcdef1234',
      http: {
        method,
        path,
        protocol: 'HTTP/1.1',
        sourceIp: '203.0.113.7',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: 'JKJaXmPLvHcESHA=',
      routeKey: '$default',
      stage: '$default',
      time: '26/Nov/2026:12:34:56 +0000',
      timeEpoch: 1795696496000,
    },
    isBase64Encoded: false,
  }
}

const targetGroupArn =
  'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/app/6d0ecf831eec9f09'

function loadBalancerEvent({ method, path, headers }: HostRequest): ALBEvent {
  return {
    requestContext: { elb: { targetGroupArn } },
    httpMethod: method,
    path,
    queryStringParameters: {},
    headers: lowercase(allHeaders(headers, 'api.example.com')),
    body: '',
    isBase64Encoded: false,
  }
}

function multiValueLoadBalancerEvent(request: HostRequest): ALBEvent {
  const { queryStringParameters, headers = {}, ...event } = loadBalancerEvent(request)
  return {
    ...event,
    multiValueQueryStringParameters: arrays(queryStringParameters ?? {}),
    multiValueHeaders: arrays(headers),
  }
}

/** Without the callbacks, which adapters only use if they are asked to. */
export const lambdaContext: Omit<Context, 'done' | 'fail' | 'succeed'> = {
  callbackWaitsForEmptyEventLoop: true,
  functionName: 'app',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:app',
  memoryLimitInMB: '128',
  awsRequestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
  logGroupName: '/aws/lambda/app',
  logStreamName: '2026/11/26/[$LATEST]abcdef0123456789',
  getRemainingTimeInMillis: () => 3000,
}
