import type { CorsMiddleware } from 'allow-origin'
import express from 'express'
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerOptions,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll } from 'vitest'
import { request, send, type Answer } from './wire.js'

type Middlewares = Readonly<Record<string, CorsMiddleware<IncomingMessage>>>

/** The text that the attacker wants to read. */
export const secret = 'the balance is 1,000,000'

/** A server to attack. It runs during the tests of the current block. */
export class Target {
  readonly names: readonly string[]
  readonly #server: Server

  constructor(middlewares: Middlewares, listener: RequestListener, options: ServerOptions) {
    this.names = Object.keys(middlewares)
    this.#server = createServer(options, listener)
    beforeAll(() => new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve)))
    afterAll(() => new Promise((resolve) => this.#server.close(resolve)))
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  /** Sends requests as raw bytes. */
  send(...requests: readonly string[]): Promise<readonly Answer[]> {
    return send(this.port, requests)
  }

  /** The policies that do not deny this origin, for a request or a preflight. */
  async lettingIn(origin: string): Promise<readonly string[]> {
    const requests = this.names.flatMap((name, index) => [
      actual(name, origin),
      preflight(name, origin, index === this.names.length - 1),
    ])
    const answers = await this.send(...requests)
    if (answers.length !== requests.length) throw new Error(`${answers.length} answers`)
    return this.names.filter(
      (_, index) => !isDenial(answers[index * 2]) || !isDenial(answers[index * 2 + 1]),
    )
  }
}

/** A `node:http` server with one middleware for each path. Queries are ignored. */
export const serve = (middlewares: Middlewares, options: ServerOptions = {}): Target =>
  new Target(
    middlewares,
    (incoming, response) => {
      const middleware = middlewares[nameIn(incoming.url)]
      middleware?.(incoming, response, (error) => {
        response.statusCode = error ? 500 : 200
        response.end(error ? '' : secret)
      })
    },
    options,
  )

/** The same with Express. */
export function serveWithExpress(middlewares: Middlewares): Target {
  const app = express().disable('x-powered-by')
  for (const [name, middleware] of Object.entries(middlewares)) app.use(`/${name}`, middleware)
  app.use((_request, response) => {
    response.end(secret)
  })
  return new Target(middlewares, app, {})
}

const nameIn = (url = '/'): string => decodeURIComponent(url.slice(1).split('?')[0] ?? '')

const last = ['Connection', 'close'] as const

export const actual = (name: string, origin: string, isLast = false): string =>
  request(`/${encodeURIComponent(name)}`, [['Origin', origin], ...(isLast ? [last] : [])])

export const preflight = (
  name: string,
  origin: string,
  isLast = false,
  headers = 'X-One',
  method = 'PUT',
): string =>
  request(
    `/${encodeURIComponent(name)}`,
    [
      ['Origin', origin],
      ['Access-Control-Request-Method', method],
      ['Access-Control-Request-Headers', headers],
      ...(isLast ? [last] : []),
    ],
    'OPTIONS',
  )

const ofEveryResponse = new Set(['date', 'connection', 'keep-alive', 'content-length'])

/** The headers that come from a policy or an attacker. */
export const headersOf = (answer: Answer | undefined): Readonly<Record<string, string>> => {
  const added = (answer?.headers ?? []).filter(([name]) => !ofEveryResponse.has(name))
  const headers = Object.fromEntries(added)
  if (Object.keys(headers).length !== added.length) throw new Error('a header came twice')
  return headers
}

/** Whether a response is a denial: it varies on `Origin` and has no CORS header. */
export function isDenial(answer: Answer | undefined): boolean {
  const { vary = '', ...others } = headersOf(answer)
  return (
    (answer?.status === 200 || answer?.status === 204) &&
    vary.split(', ')[0] === 'Origin' &&
    Object.keys(others).length === 0
  )
}
