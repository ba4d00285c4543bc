import { Agent, createServer } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { cors } from 'allow-origin'
import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { overHttp1With, type Request } from '../exchange.js'
import { listen, type Running } from '../framework.js'

const connections = 50
const rounds = 9
/** After these, the engine has compiled the hot code. */
const roundsToWarmUp = 4
const requestsInRound = 800

const origins = ['a', 'b', 'c', 'd', 'e'].map((name) => `https://${name}.example`)
const senders = [...origins, 'https://stranger.example', undefined]

/** Each allows a different origin and exposes a different header. */
const middlewares = origins.map((own, index) =>
  cors({
    origin: async (origin) => {
      await setTimeout(Math.random() * 4)
      return origin === own
    },
    exposedHeaders: [`X-${index}`],
    credentials: true,
  }),
)
/** Which middleware decides. On `/all`, the first one ends preflights and the last one decides everything else. */
const paths = [
  ...origins.map((_origin, index) => ({ path: `/${index}`, actual: index, preflight: index })),
  { path: '/all', actual: origins.length - 1, preflight: 0 },
]

describe('five middlewares with asynchronous predicates under load', () => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const exchange = overHttp1With(agent)
  const sockets = new Set<unknown>()
  let server: Running

  beforeAll(async () => {
    const app = express()
    for (const [index, middleware] of middlewares.entries()) app.use(`/${index}`, middleware)
    for (const middleware of middlewares) app.use('/all', middleware)
    app.use((request, response) => {
      response.send(request.originalUrl)
    })
    const listener = createServer(app)
    listener.on('connection', (socket) => sockets.add(socket))
    server = await listen(listener)
  })
  afterAll(async () => {
    agent.destroy()
    await server.close()
  })

  /** Sends request number `n` of all combinations, and returns what is wrong with its response. */
  async function mistakes(n: number): Promise<readonly unknown[]> {
    const { path, ...deciders } = at(paths, n)
    const origin = at(senders, Math.floor(n / paths.length))
    const isPreflight = Math.floor(n / paths.length / senders.length) % 2 === 1
    const decider = isPreflight ? deciders.preflight : deciders.actual
    const request = isPreflight ? preflightTo(path, origin) : get(path, origin)
    const { status, headers, body } = await exchange(server.port, request)

    const allows = origin !== undefined && origin === origins[decider]
    const isAnswered = isPreflight && origin !== undefined
    const expected = {
      status: isAnswered ? 204 : 200,
      body: isAnswered ? '' : path,
      allowOrigin: allows ? origin : undefined,
      exposed: allows && !isPreflight ? `X-${decider}` : undefined,
      vary: isAnswered ? 'Origin, Access-Control-Request-Headers' : 'Origin',
    }
    const received = {
      status,
      body,
      allowOrigin: headers['access-control-allow-origin'],
      exposed: headers['access-control-expose-headers'],
      vary: headers.vary,
    }
    const isRight = JSON.stringify(received) === JSON.stringify(expected)
    return isRight ? [] : [{ request, received, expected }]
  }

  async function round(): Promise<readonly unknown[]> {
    let sent = 0
    const wrong: unknown[] = []
    const send = async (): Promise<void> => {
      while (sent < requestsInRound) wrong.push(...(await mistakes(sent++)))
    }
    await Promise.all(Array.from({ length: connections }, send))
    return wrong
  }

  it('do not mix up origins or headers, and do not leak memory', async () => {
    const heap: number[] = []
    for (let done = 0; done < rounds; done++) {
      expect(await round()).toEqual([])
      heap.push(await heapUsed())
    }
    expect(sockets.size).toBeLessThanOrEqual(connections)
    // A leaked timer would take more than that for each request, in every round. The median ignores other growth,
    // such as compiled code.
    expect(median(growth(heap.slice(roundsToWarmUp)))).toBeLessThan(requestsInRound * 200)
  })
})

const at = <Item>(items: readonly Item[], n: number): Item => items[n % items.length] as Item

const growth = (sizes: readonly number[]): readonly number[] =>
  sizes.slice(1).map((size, index) => size - at(sizes, index))

const median = (values: readonly number[]): number =>
  at(
    [...values].sort((one, other) => one - other),
    Math.floor((values.length - 1) / 2),
  )

const get = (path: string, origin: string | undefined): Request => ({
  method: 'GET',
  path,
  headers: origin === undefined ? {} : { Origin: origin },
})

const preflightTo = (path: string, origin: string | undefined): Request => ({
  method: 'OPTIONS',
  path,
  headers: {
    ...get(path, origin).headers,
    'Access-Control-Request-Method': 'PUT',
    'Access-Control-Request-Headers': 'x-token',
  },
})

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

async function heapUsed(): Promise<number> {
  for (let times = 0; times < 3; times++) {
    collectGarbage()
    await setTimeout(10)
  }
  return process.memoryUsage().heapUsed
}
