import { cors, type CorsMiddleware, type CorsOptions } from 'allow-origin'
import type {
  IncomingMessage,
  OutgoingHttpHeader,
  OutgoingHttpHeaders,
  ServerResponse,
} from 'node:http'
import { describe, expect, it } from 'vitest'
import { actual, exchange, preflight, type Sent } from '../support/exchange.js'

const app = 'https://app.example.com'
const evil = 'https://evil.example'
const options: CorsOptions = { origin: app, credentials: true, exposedHeaders: ['X-Total'] }
const readable = {
  'access-control-allow-origin': app,
  'access-control-allow-credentials': 'true',
  'access-control-expose-headers': 'X-Total',
  vary: 'Origin',
}
const denied = { vary: 'Origin' }

type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** Every CORS header, as permissive as possible. */
const allowing = (origin = '*'): Record<string, string> => ({
  'Access-Control-Allow-Origin': origin,
  'Access-Control-Allow-Credentials': 'true',
  'Access-Control-Allow-Methods': '*',
  'Access-Control-Allow-Headers': '*',
  'Access-Control-Expose-Headers': '*',
  'Access-Control-Max-Age': '9',
})

const handlers: readonly [title: string, handle: Handler][] = [
  [
    'sets headers',
    ({ headers }, response) => {
      for (const [name, value] of Object.entries(allowing(headers.origin))) {
        response.setHeader(name, value)
      }
      response.end()
    },
  ],
  [
    'passes an object to `writeHead`',
    (_, response) => {
      response.writeHead(200, allowing()).end()
    },
  ],
  [
    'passes a status message and an object to `writeHead`',
    (_, response) => {
      response.writeHead(200, 'Fine', allowing()).end()
    },
  ],
  [
    'passes an array to `writeHead`',
    (_, response) => {
      response.writeHead(200, Object.entries(allowing()).flat()).end()
    },
  ],
  [
    'calls `writeHeader`, the other name of `writeHead`',
    (_, response) => {
      // Node 26 removed `writeHeader`.
      const name = 'writeHeader' in response ? 'writeHeader' : 'writeHead'
      Reflect.apply(Reflect.get(response, name) as () => void, response, [200, allowing()])
      response.end()
    },
  ],
  [
    'removes the headers',
    (_, response) => {
      for (const name of response.getHeaderNames()) response.removeHeader(name)
      response.end()
    },
  ],
  [
    'sets headers and writes in pieces',
    (_, response) => {
      response.setHeader('Access-Control-Allow-Origin', '*')
      response.write('one')
      setImmediate(() => response.end('two'))
    },
  ],
  [
    'sets headers and flushes them',
    (_, response) => {
      response.setHeader('Access-Control-Allow-Origin', '*')
      response.flushHeaders()
      response.end()
    },
  ],
  [
    'responds with 304 Not Modified',
    (_, response) => {
      response.writeHead(304, allowing()).end()
    },
  ],
]

/** A handler at the end of a chain. */
const ending =
  (handle: Handler): CorsMiddleware<IncomingMessage> =>
  (request, response) => {
    handle(request, response as unknown as ServerResponse)
  }

const headersOf = async (
  chain: readonly CorsMiddleware<IncomingMessage>[],
  sent: Sent,
): Promise<Readonly<Record<string, string>>> => {
  const { headers } = await exchange(chain, sent)
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'content-length'))
}

describe('an enforced decision is sent even if the handler', () => {
  const enforcing = cors({ ...options, enforce: true })

  describe.each(handlers)('%s', (_, handle) => {
    it.each([
      ['for an allowed origin', actual(app), readable],
      ['for a denied origin', actual(evil), denied],
      ['without an origin', {}, denied],
    ])('%s', async (_, sent, headers) => {
      expect(await headersOf([enforcing, ending(handle)], sent)).toEqual(headers)
    })

    it('with `*`', async () => {
      const open = cors({ enforce: true })
      expect(await headersOf([open, ending(handle)], actual(evil))).toEqual({
        'access-control-allow-origin': '*',
      })
    })

    it('if CORS is off', async () => {
      const off = cors({ origin: false, enforce: true })
      expect(await headersOf([off, ending(handle)], actual(evil))).toEqual({})
    })
  })
})

describe('without `enforce`', () => {
  it.each(handlers.slice(0, 5))('a handler can overrule the decision: it %s', async (_, handle) => {
    const headers = await headersOf([cors(options), ending(handle)], actual(evil))

    expect(headers).toHaveProperty('access-control-allow-origin')
  })
})

describe('`enforce` keeps what others put in `Vary`:', () => {
  it.each([
    ['instead of `Origin`', 'Accept-Encoding', 'Accept-Encoding, Origin'],
    ['next to `Origin`', 'Accept, origin', 'Accept, origin'],
    ['as `*`', '*', '*'],
  ])('%s', async (_, vary, sent) => {
    const enforcing = cors({ ...options, enforce: true })
    const headers = await headersOf(
      [enforcing, ending((_, response) => response.writeHead(200, { Vary: vary }).end())],
      actual(evil),
    )

    expect(headers.vary).toBe(sent)
  })
})

describe('`enforce` keeps the other headers passed to `writeHead`:', () => {
  const cookies = ['a=1', 'b=2']
  const alone = { 'set-cookie': cookies, etag: '"1"', vary: 'Origin' }
  const varying = { ...alone, vary: 'Accept, Origin' }

  it.each<[string, OutgoingHttpHeaders | OutgoingHttpHeader[], object]>([
    ['an object', { ...allowing(), 'Set-Cookie': cookies, ETag: '"1"' }, alone],
    [
      'names and values',
      [
        'Set-Cookie',
        'a=1',
        ...Object.entries(allowing()).flat(),
        'set-cookie',
        'b=2',
        'ETag',
        '"1"',
      ],
      alone,
    ],
    ['names and lists', ['Set-Cookie', cookies, 'ETag', '"1"', 'VARY', 'Accept'], varying],
    [
      'pairs',
      [
        ['Set-Cookie', 'a=1'],
        ['Vary', 'Accept'],
        ['Set-Cookie', 'b=2'],
        ['ETag', '"1"'],
      ] as never,
      varying,
    ],
  ])('%s', async (_, given, expected) => {
    const sent: unknown[] = []
    const handler = ending((_, response) => {
      response.writeHead(200, given)
      sent.push(response.getHeaders())
      response.end()
    })
    await exchange([cors({ ...options, enforce: true }), handler], actual(evil))

    expect(sent).toEqual([expected])
  })
})

describe('`writeHead` works as usual under `enforce`', () => {
  const written = async (handle: Handler): Promise<unknown> => {
    let sent: unknown
    await exchange(
      [
        cors({ ...options, enforce: true }),
        ending((request, response) => {
          handle(request, response)
          sent = { message: response.statusMessage, ...response.getHeaders() }
          response.end()
        }),
      ],
      actual(evil),
    )
    return sent
  }

  it('with a status message and headers', async () => {
    const handle: Handler = (_, response) => response.writeHead(200, 'Fine', { etag: '"1"' })

    expect(await written(handle)).toEqual({ message: 'Fine', etag: '"1"', ...denied })
  })

  it('with only a status message', async () => {
    const handle: Handler = (_, response) => response.writeHead(200, 'Fine')

    expect(await written(handle)).toEqual({ message: 'Fine', ...denied })
  })

  it('if the headers have already been sent', async () => {
    const handle: Handler = (_, response) => {
      response.flushHeaders()
      expect(() => response.writeHead(200, allowing())).toThrow(/^Cannot write headers/)
    }

    expect(await written(handle)).toEqual({ message: 'OK', ...denied })
  })
})

describe('the last of several decisions is enforced', () => {
  const open = { origin: evil, exposedHeaders: ['X-Open'] }
  const allowEverything = ending((_, response) => response.writeHead(200, allowing()).end())
  const ofOpen = {
    'access-control-allow-origin': evil,
    'access-control-expose-headers': 'X-Open',
    vary: 'Origin',
  }

  it.each([
    [
      'if both are enforced',
      [
        { ...options, enforce: true },
        { ...open, enforce: true },
      ],
    ],
    ['if only the first one is enforced', [{ ...options, enforce: true }, open]],
    ['if only the last one is enforced', [options, { ...open, enforce: true }]],
  ])('%s', async (_, policies) => {
    const chain = [...policies.map((policy) => cors(policy)), allowEverything]

    expect(await headersOf(chain, actual(evil))).toEqual(ofOpen)
    expect(await headersOf(chain, actual(app))).toEqual(denied)
  })

  it('if a delegate returned it', async () => {
    const chain = [cors(() => ({ ...options, enforce: true })), allowEverything]

    expect(await headersOf(chain, actual(app))).toEqual(readable)
    expect(await headersOf(chain, actual(evil))).toEqual(denied)
  })
})

describe('a denial because of an error is enforced:', () => {
  const failing = (): never => {
    throw new Error('the database is down')
  }

  it.each<[string, readonly CorsMiddleware[]]>([
    ['a predicate throws', [cors({ origin: failing, enforce: true })]],
    [
      'a predicate rejects',
      [cors({ origin: () => Promise.reject(new Error('the database is down')), enforce: true })],
    ],
    ['a delegate throws', [cors(failing)]],
    ['a delegate throws after an enforced policy', [cors({ enforce: true }), cors(failing)]],
    ['a delegate returns invalid options', [cors(() => ({ origin: `${app}/`, enforce: true }))]],
    ['the parentheses of `cors()` are forgotten', [cors as unknown as CorsMiddleware]],
    [
      'the request has no headers object',
      [
        (_, response, next) => {
          cors({ enforce: true })({ headers: undefined as never }, response, next)
        },
      ],
    ],
  ])('%s', async (_, chain) => {
    const { headers, status } = await exchange(chain, actual(app), (_, response) => {
      const end = response.end.bind(response)
      // Some error handlers allow every origin to read their errors.
      response.end = (...given: never[]) => {
        response.setHeader('Access-Control-Allow-Origin', '*')
        return end(...given)
      }
    })

    expect(status).toBe(500)
    expect(headers).toEqual(denied)
  })
})

describe('with `preflightContinue`, an enforced preflight', () => {
  it.each([
    [
      'gets the headers of the policy',
      preflight(app),
      {
        'access-control-allow-origin': app,
        'access-control-allow-credentials': 'true',
        'access-control-allow-methods': 'GET,HEAD,PUT,PATCH,POST,DELETE',
        vary: 'Origin, Access-Control-Request-Headers',
      },
    ],
    ['gets no CORS headers', preflight(evil), { vary: 'Origin, Access-Control-Request-Headers' }],
  ])('%s, even if its handler sets others', async (_, sent, headers) => {
    const enforcing = cors({ ...options, preflightContinue: true, enforce: true })
    const handler = ending((_, response) => response.writeHead(204, allowing()).end())

    expect(await headersOf([enforcing, handler], sent)).toEqual(headers)
  })
})
