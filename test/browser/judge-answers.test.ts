import { createServer, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { cors, createPolicy, type CorsOptions } from 'allow-origin'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IncomingResponse, OutgoingRequest } from '../../src/browser/browser-request.js'
import { judge, type Judgement } from '../../src/browser/judge.js'
import type { ScriptRequest } from '../../src/browser/script-request.js'
import type { Header, HeaderList } from '../../src/protocol/header-list.js'
import { api, page, response } from './requests.js'

const scripts: fc.Arbitrary<ScriptRequest> = fc.record(
  {
    url: fc.constantFrom(api, 'http://localhost:3000/'),
    origin: fc.constantFrom(page, 'null', 'http://localhost:5173'),
    method: fc.constantFrom('GET', 'head', 'POST', 'PUT', 'patch', 'PATCH', 'DELETE', '*'),
    headers: fc.array(
      fc.tuple(
        fc.constantFrom('X-A', 'x-b', 'Authorization', 'Content-Type', 'Accept', 'Cookie', '*'),
        fc.constantFrom('1', 'text/plain', 'application/json', '0'.repeat(128)),
      ),
      { maxLength: 10 },
    ),
    credentials: fc.boolean(),
    uploadListener: fc.boolean(),
  },
  { requiredKeys: ['url', 'origin'] },
)

/** A server that sends the headers that a judgement lists as needed, for a preflight and the request after it. */
const obliging = (script: ScriptRequest): ((request: OutgoingRequest) => IncomingResponse) => {
  const needed = new Map<OutgoingRequest['kind'], readonly Header[]>()
  return (request) => {
    const known = needed.get(request.kind)
    if (known) return response(known)
    const before = (kind: OutgoingRequest['kind']): IncomingResponse =>
      response(kind === request.kind ? [] : (needed.get(kind) ?? []))
    needed.set(request.kind, judge(script, ({ kind }) => before(kind)).needed ?? [])
    return response(needed.get(request.kind) ?? [])
  }
}

describe('the headers that a judgement lists as needed', () => {
  it('are enough', () => {
    fc.assert(
      fc.property(scripts, (script) => {
        expect(judge(script, obliging(script)).verdict).toBe('allowed')
      }),
    )
  })

  it('are each necessary', () => {
    fc.assert(
      fc.property(scripts, fc.nat(), (script, pick) => {
        const { exchanges } = judge(script, obliging(script))
        const said = exchanges.flatMap(({ request, response }) =>
          (response?.headers ?? []).map(([name]) => ({ kind: request.kind, name })),
        )
        const missing = said[pick % said.length]
        const answer = obliging(script)
        const judgement = judge(script, (request) => {
          const { headers } = answer(request)
          return response(
            headers.filter(([name]) => request.kind !== missing?.kind || name !== missing.name),
          )
        })
        // With the use-CORS-preflight flag, a missing list of methods allows the request's method.
        const isAssumed = script.uploadListener && missing?.name === 'Access-Control-Allow-Methods'
        expect(judgement.verdict).toBe(isAssumed ? 'allowed' : 'blocked')
      }),
    )
  })
})

describe('responses can come synchronously or later', () => {
  const script: ScriptRequest = { url: api, origin: page, method: 'PUT', credentials: true }

  it('and the judgement is the same', async () => {
    const sync = judge(script, obliging(script))
    const answer = obliging(script)
    const promised = judge(script, (request) => Promise.resolve(answer(request)))
    expect(promised).toBeInstanceOf(Promise)
    expect(await promised).toEqual(sync)
  })

  it('and what `send` throws is thrown', () => {
    const send = (): never => {
      throw new Error('refused')
    }
    expect(() => judge(script, send)).toThrow('refused')
  })

  it('and what `send` rejects with is rejected', async () => {
    const judgement = judge(script, () => Promise.reject(new Error('reset')))
    await expect(judgement).rejects.toThrow('reset')
  })
})

/** A policy's responses, without a server. */
const fromPolicy =
  (options: CorsOptions) =>
  async ({ method, headers }: OutgoingRequest): Promise<IncomingResponse> => {
    const policy = createPolicy(options)
    const sent = new Map(headers)
    const facts = {
      method,
      origin: sent.get('Origin'),
      requestMethod: sent.get('Access-Control-Request-Method'),
      requestHeaders: sent.get('Access-Control-Request-Headers'),
    }
    const decision = policy.decide(facts, await policy.allows(facts.origin))
    const { vary = '', allowOrigin } = decision
    const allowed: HeaderList =
      allowOrigin === undefined ? [] : [['access-control-allow-origin', allowOrigin]]
    return response(
      [['vary', vary], ...allowed, ...decision.headers],
      decision.kind === 'preflight' ? (decision.status ?? 200) : 200,
    )
  }

/** The responses of a server with the policy, over HTTP. */
async function fromServer(
  options: CorsOptions,
  use: (port: number) => Promise<Judgement>,
): Promise<Judgement> {
  const middleware = cors(options)
  const server = createServer((request, response) => {
    middleware(request, response, () => response.end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    return await use((server.address() as AddressInfo).port)
  } finally {
    await new Promise((resolve) => server.close(resolve))
  }
}

const exchange = ({ method, url, headers }: OutgoingRequest): Promise<IncomingResponse> =>
  new Promise((resolve, reject) => {
    const sending = httpRequest(url, { method, agent: false })
    for (const [name, value] of headers) sending.appendHeader(name, value)
    sending.on('error', reject).on('response', (message) => {
      const names = message.rawHeaders.filter((_, index) => index % 2 === 0)
      const values = message.rawHeaders.filter((_, index) => index % 2 === 1)
      message.resume().on('end', () => {
        resolve({
          status: message.statusCode ?? 0,
          headers: names.map((name, index) => [name, values[index] ?? '']),
        })
      })
    })
    sending.end()
  })

describe('a policy and a server with that policy get the same judgement', () => {
  it.each<readonly [CorsOptions, Partial<ScriptRequest>, Judgement['verdict']]>([
    [{}, {}, 'allowed'],
    [{}, { method: 'PUT', headers: [['X-A', '1']] }, 'allowed'],
    [{}, { method: 'patch' }, 'blocked'],
    [{}, { credentials: true }, 'blocked'],
    [{ origin: page, credentials: true }, { method: 'PUT', credentials: true }, 'allowed'],
    [
      { origin: page, credentials: true, methods: '*' },
      { method: 'PROPFIND', credentials: true },
      'allowed',
    ],
    [{ origin: 'https://other.example' }, {}, 'blocked'],
    [{ origin: page, methods: ['GET'] }, { method: 'DELETE' }, 'blocked'],
    [{ allowedHeaders: [] }, { headers: [['X-A', '1']] }, 'blocked'],
    [{ allowedHeaders: '*' }, { headers: [['Authorization', 'x']] }, 'allowed'],
    [{ allowedHeaders: 'Authorization, *' }, { headers: [['Authorization', 'x']] }, 'allowed'],
  ])('%j, %j: %s', async (options, changes, verdict) => {
    const judged = await fromServer(options, async (port) => {
      const script = { url: `http://127.0.0.1:${port}/`, origin: page, ...changes }
      const computed = await judge(script, fromPolicy(options))
      const live = await judge(script, exchange)
      expect(live.steps).toEqual(computed.steps)
      return live
    })
    expect(judged.verdict).toBe(verdict)
  })
})
