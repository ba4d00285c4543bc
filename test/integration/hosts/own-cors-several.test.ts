import { createServer } from 'node:http'
import { cors, type CorsOptions } from 'allow-origin'
import express, { type ErrorRequestHandler, type RequestHandler } from 'express'
import { createSchema, createYoga } from 'graphql-yoga'
import { describe, expect, it } from 'vitest'
import { overHttp1 } from '../exchange.js'
import { listen } from '../framework.js'
import { app, preflight, stranger } from '../requests.js'

const other = 'https://other.example.com'
const first: CorsOptions = { origin: app, credentials: true, exposedHeaders: ['X-Total'] }
const last: CorsOptions = { origin: other }

const allowEveryone: RequestHandler = (_request, response) => {
  response.set({ 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': '*' })
  response.send('served')
}

describe.each([
  ['first enforces, the last does not', { ...first, enforce: true }, last],
  ['first does not enforce, the last does', first, { ...last, enforce: true }],
  ['first and the last enforce', { ...first, enforce: true }, { ...last, enforce: true }],
])('if the %s', (_title, one, two) => {
  const send = sending(cors(one), cors(two), allowEveryone)

  it.each([
    ['denies the origin that the first allows', app, null],
    ['allows the origin that the first denies', other, other],
    ['denies a request without `Origin`', undefined, null],
  ])('the last one %s', async (_what, origin, allowOrigin) => {
    expect(await send('GET', origin ? { Origin: origin } : {})).toEqual({
      'access-control-allow-origin': allowOrigin,
      'access-control-allow-credentials': null,
      'access-control-expose-headers': null,
      vary: 'Origin',
    })
  })
})

describe('an enforced policy', () => {
  it('may decide asynchronously', async () => {
    const origin = (asking: string) => Promise.resolve(asking === app)
    const send = sending(cors({ origin, enforce: true }), allowEveryone)

    expect(await send('GET', { Origin: app })).toMatchObject({ 'access-control-allow-origin': app })
    expect(await send('GET', { Origin: stranger })).toEqual(nothingButVary)
  })

  it('stops an error handler from allowing a failed request', async () => {
    const origin = () => {
      throw new Error('thrown by a predicate')
    }
    const allowErrors: ErrorRequestHandler = (error, _request, response, next) => {
      response.set('Access-Control-Allow-Origin', '*')
      next(error)
    }
    const send = sending(cors({ origin, enforce: true }), allowErrors)

    expect(await send('GET', { Origin: app })).toEqual(nothingButVary)
  })

  it('applies to a preflight that a GraphQL server answers', async () => {
    const policy = cors({ ...first, preflightContinue: true, enforce: true })
    const schema = createSchema({ typeDefs: 'type Query { total: Int }' })
    const yoga = createYoga({ schema, graphqlEndpoint: '/item', logging: false })
    const answer: RequestHandler = (request, response) => void yoga(request, response)
    const send = sending(policy, answer)
    const { headers } = preflight('item', app)

    expect(await send('OPTIONS', headers)).toEqual({
      ...nothingButVary,
      'access-control-allow-origin': app,
      'access-control-allow-credentials': 'true',
      vary: 'Origin, Access-Control-Request-Headers',
    })
    expect(await send('OPTIONS', { ...headers, Origin: stranger })).toEqual({
      ...nothingButVary,
      vary: 'Origin, Access-Control-Request-Headers',
    })
  })
})

const nothingButVary = {
  'access-control-allow-origin': null,
  'access-control-allow-credentials': null,
  'access-control-expose-headers': null,
  vary: 'Origin',
}

/** Sends a request to an application with these handlers, and returns the headers that the tests check. */
function sending(...handlers: readonly (RequestHandler | ErrorRequestHandler)[]) {
  return async (method: string, headers: Record<string, string>) => {
    const application = express()
    application.use([...handlers])
    const { port, close } = await listen(createServer(application))
    try {
      const response = await overHttp1(port, { method, path: '/item', headers })
      return Object.fromEntries(
        Object.keys(nothingButVary).map((name) => [name, response.headers[name] ?? null]),
      )
    } finally {
      await close()
    }
  }
}
