import { cors, createLivePolicy, type CorsOptions, type LivePolicy } from 'allow-origin'
import { cors as fetchCors } from 'allow-origin/fetch'
import express from 'express'
import { createServer, request, Agent, type IncomingHttpHeaders } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { listen, type Running } from '../integration/framework.js'
import { serveWeb } from '../integration/web-server.js'
import { one, three, two } from './live.js'

/** Two sets of options that differ in everything a response shows. */
const sets: readonly CorsOptions[] = [
  { origin: [one, two], credentials: true, exposedHeaders: 'X-First', methods: 'PUT', maxAge: 1 },
  { origin: [one, three], exposedHeaders: 'X-Second', methods: 'DELETE', maxAge: 2, enforce: true },
]

const servers: readonly [title: string, serve: (live: LivePolicy) => Promise<Running>][] = [
  [
    'Express',
    (live) =>
      listen(
        createServer(
          express()
            .use(cors(live))
            .get('/', (_request, response) => response.send('served')),
        ),
      ),
  ],
  [
    'Express with a delegate',
    (live) =>
      listen(
        createServer(
          express()
            .use(cors(() => Promise.resolve(live)))
            .get('/', (_request, response) => response.send('served')),
        ),
      ),
  ],
  [
    '`Request` and `Response`',
    (live) => {
      const handle = fetchCors(live)
      return serveWeb((asked) => handle(asked, () => wait(1, new Response('served'))))
    },
  ],
]

interface Received {
  readonly status: number | undefined
  readonly headers: IncomingHttpHeaders
}

function send(port: number, origin: string, isPreflight: boolean, agent: Agent): Promise<Received> {
  return new Promise((resolve, reject) => {
    request({
      host: '127.0.0.1',
      port,
      agent,
      method: isPreflight ? 'OPTIONS' : 'GET',
      headers: { origin, ...(isPreflight && { 'access-control-request-method': 'PUT' }) },
    })
      .on('response', (response) => {
        const { statusCode: status, headers } = response.resume()
        response.on('end', () => {
          resolve({ status, headers })
        })
      })
      .on('error', reject)
      .end()
  })
}

/** What decided a response, as text. */
const shown = ({ status, headers }: Received): string =>
  [
    status,
    ...Object.entries(headers)
      .filter(([name]) => name.startsWith('access-control-') || name === 'vary')
      .map(([name, value]) => `${name}: ${String(value)}`)
      .sort(),
  ].join('\n')

describe('while the policy is swapped under load, every request is decided by one policy, and none fails:', () => {
  it.each(servers)('%s', async (_, serve) => {
    let loads = 0
    const live = await createLivePolicy({
      load: async () => {
        loads += 1
        const options = sets[loads % 2] ?? {}
        await wait(1)
        // Failing loads in between change nothing.
        if (loads % 5 === 4) throw new Error('away')
        return options
      },
      onError: () => undefined,
    })
    const server = await serve(live)
    const agent = new Agent({ keepAlive: true, maxSockets: 10 })
    const asked = [one, two, three].flatMap((origin) =>
      [false, true].map((isPreflight) => [origin, isPreflight] as const),
    )
    try {
      const expected = new Map<string, Set<string>>()
      for (const options of sets) {
        const still = await createLivePolicy({ load: () => options })
        const alone = await serve(still)
        try {
          for (const [origin, isPreflight] of asked) {
            const key = `${origin} ${String(isPreflight)}`
            const known = expected.get(key) ?? new Set()
            expected.set(key, known.add(shown(await send(alone.port, origin, isPreflight, agent))))
          }
        } finally {
          await alone.close()
        }
      }
      expect(Array.from(expected.values(), ({ size }) => size)).toEqual([2, 2, 2, 2, 2, 2])

      const seen = new Map<string, Set<string>>()
      let isDone = false
      const clients = Array.from({ length: 10 }, async (__, client) => {
        for (let sent = client; !isDone && sent < 5_000; sent += 1) {
          const [origin = '', isPreflight = false] = asked[sent % asked.length] ?? []
          const key = `${origin} ${String(isPreflight)}`
          const text = shown(await send(server.port, origin, isPreflight, agent))
          seen.set(key, (seen.get(key) ?? new Set()).add(text))
        }
      })
      for (let swap = 0; swap < 60; swap += 1) await live.reload().catch(() => undefined)
      isDone = true
      await Promise.all(clients)

      expect(loads).toBe(61)
      expect(seen).toEqual(expected)
    } finally {
      agent.destroy()
      await server.close()
      await live.close()
    }
  })
})
