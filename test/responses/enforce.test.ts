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

/** Every CORS header, for whoever asks. */
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
    'gives `writeHead` an object',
    (_, response) => {
      response.writeHead(200, allowing()).end()
    },
  ],
  [
    'gives `writeHead` a text and an object',
    (_, response) => {
      response.writeHead(200, 'Fine', allowing()).end()
    },
  ],
  [
    'gives `writeHead` an array',
    (_, response) => {
      response.writeHead(200, Object.entries(allowing()).flat()).end()
    },
  ],
  [
    'gives them to `writeHead` under its other name',
    (_, response) => {
      // Node 26 has no other name.
      const name = 'writeHeader' in response ? 'writeHeader' : 'writeHead'
      Reflect.apply(Reflect.get(response, name) as () => void, response, [200, allowing()])
      response.end()
    },
  ],
  [
    'removes what was set',
    (_, response) => {
      for (const name of response.getHeaderNames()) response.removeHeader(name)
      response.end()
    },
  ],
  [
    'allows and writes in pieces',
    (_, response) => {
      response.setHeader('Access-Control-Allow-Origin', '*')
      response.write('one')
      setImmediate(() => response.end('two'))
    },
  ],
  [
    'allows and sends the headers first',
    (_, response) => {
      response.setHeader('Access-Control-Allow-Origin', '*')
      response.flushHeaders()
      response.end()
    },
  ],
  [
    'answers that nothing was modified',
    (_, response) => {
      response.writeHead(304, allowing()).end()
    },
  ],
]

/** A handler as the last in a chain. */
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

describe('an enforced decision is what is sent, where the handler', () => {
  const enforcing = cors({ ...options, enforce: true })

  describe.each(handlers)('%s', (_, handle) => {
    it.each([
      ['for an allowed origin', actual(app), readable],
      ['for a denied origin', actual(evil), denied],
      ['without an origin', {}, denied],
    ])('%s', async (_, sent, headers) => {
      expect(await headersOf([enforcing, ending(handle)], sent)).toEqual(headers)
    })

    it('under `*`', async () => {
      const open = cors({ enforce: true })
      expect(await headersOf([open, ending(handle)], actual(evil))).toEqual({
        'access-control-allow-origin': '*',
      })
    })

    it('where CORS is off', async () => {
      const off = cors({ origin: false, enforce: true })
      expect(await headersOf([off, ending(handle)], actual(evil))).toEqual({})
    })
  })
})

describe('without `enforce`', () => {
  it.each(handlers.slice(0, 5))('the handler has the last word: it %s', async (_, handle) => {
    const headers = await headersOf([cors(options), ending(handle)], actual(evil))

    expect(headers).toHaveProperty('access-control-allow-origin')
  })
})

describe('what others put in `Vary` stays under `enforce`:', () => {
  it.each([
    ['instead of `Origin`', 'Accept-Encoding', 'Accept-Encoding, Origin'],
    ['beside `Origin`', 'Accept, origin', 'Accept, origin'],
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

describe('the headers that a handler gives `writeHead` are sent, but for those of CORS:', () => {
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

describe('`writeHead` does under `enforce` what it does without,', () => {
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

  it('with a text and headers', async () => {
    const handle: Handler = (_, response) => response.writeHead(200, 'Fine', { etag: '"1"' })

    expect(await written(handle)).toEqual({ message: 'Fine', etag: '"1"', ...denied })
  })

  it('with a text alone', async () => {
    const handle: Handler = (_, response) => response.writeHead(200, 'Fine')

    expect(await written(handle)).toEqual({ message: 'Fine', ...denied })
  })

  it('when the headers are sent already', async () => {
    const handle: Handler = (_, response) => {
      response.flushHeaders()
      expect(() => response.writeHead(200, allowing())).toThrow(/^Cannot write headers/)
    }

    expect(await written(handle)).toEqual({ message: 'OK', ...denied })
  })
})

describe('the last of several decisions is enforced,', () => {
  const open = { origin: evil, exposedHeaders: ['X-Open'] }
  const allowEverything = ending((_, response) => response.writeHead(200, allowing()).end())
  const ofOpen = {
    'access-control-allow-origin': evil,
    'access-control-expose-headers': 'X-Open',
    vary: 'Origin',
  }

  it.each([
    [
      'where both are',
      [
        { ...options, enforce: true },
        { ...open, enforce: true },
      ],
    ],
    ['where only the first one is', [{ ...options, enforce: true }, open]],
    ['where only the last one is', [options, { ...open, enforce: true }]],
  ])('%s', async (_, policies) => {
    const chain = [...policies.map((policy) => cors(policy)), allowEverything]

    expect(await headersOf(chain, actual(evil))).toEqual(ofOpen)
    expect(await headersOf(chain, actual(app))).toEqual(denied)
  })

  it('and is the one of a delegate', async () => {
    const chain = [cors(() => ({ ...options, enforce: true })), allowEverything]

    expect(await headersOf(chain, actual(app))).toEqual(readable)
    expect(await headersOf(chain, actual(evil))).toEqual(denied)
  })
})

describe('an error is enforced:', () => {
  const failing = (): never => {
    throw new Error('the database is down')
  }

  it.each<[string, readonly CorsMiddleware[]]>([
    ['of a predicate', [cors({ origin: failing, enforce: true })]],
    [
      'of a predicate, later',
      [cors({ origin: () => Promise.reject(new Error('the database is down')), enforce: true })],
    ],
    ['of a delegate', [cors(failing)]],
    ['of a delegate, behind a policy that is enforced', [cors({ enforce: true }), cors(failing)]],
    ['of what a delegate answers', [cors(() => ({ origin: `${app}/`, enforce: true }))]],
    [
      'of a request that cannot be read',
      [
        (_, response, next) => {
          cors({ enforce: true })({ headers: undefined as never }, response, next)
        },
      ],
    ],
  ])('%s', async (_, chain) => {
    const { headers, status } = await exchange(chain, actual(app), (_, response) => {
      const end = response.end.bind(response)
      // As an error handler does that allows everyone to read its errors.
      response.end = (...given: never[]) => {
        response.setHeader('Access-Control-Allow-Origin', '*')
        return end(...given)
      }
    })

    expect(status).toBe(500)
    expect(headers).toEqual(denied)
  })
})

describe('a preflight that is handed on', () => {
  it.each([
    [
      'gets what the policy allows',
      preflight(app),
      {
        'access-control-allow-origin': app,
        'access-control-allow-credentials': 'true',
        'access-control-allow-methods': 'GET,HEAD,PUT,PATCH,POST,DELETE',
        vary: 'Origin, Access-Control-Request-Headers',
      },
    ],
    ['gets nothing', preflight(evil), { vary: 'Origin, Access-Control-Request-Headers' }],
  ])('%s, whatever its handler says', async (_, sent, headers) => {
    const enforcing = cors({ ...options, preflightContinue: true, enforce: true })
    const handler = ending((_, response) => response.writeHead(204, allowing()).end())

    expect(await headersOf([enforcing, handler], sent)).toEqual(headers)
  })
})
