import { createServer, type RequestListener } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { cors } from 'allow-origin/fetch'
import { H3, toNodeHandler, withBase } from 'h3'
import { Hono } from 'hono'
import { mount } from 'hono/mount'
import { describe, expect, it, onTestFinished } from 'vitest'
import { overHttp1 } from './exchange.js'
import { listen } from './framework.js'
import { app, stranger } from './requests.js'
import { useInH3, useInHono } from './web-middleware.js'

const outer = cors({ exposedHeaders: ['X-Total'] })
const inner = cors({ origin: app, credentials: true })

function createInHono(): Hono {
  const mounted = new Hono()
  mounted.use(useInHono(inner))
  mounted.get('/item', (context) => context.text('served'))
  return mounted
}

const createInH3 = (): H3 => new H3().use(useInH3(inner)).get('/item', () => 'served')

function inHono(add: (parent: Hono) => unknown): RequestListener {
  const parent = new Hono()
  parent.use(useInHono(outer))
  add(parent)
  const listener = getRequestListener(parent.fetch)
  return (request, response) => void listener(request, response)
}

function inH3(add: (parent: H3) => unknown): RequestListener {
  const parent = new H3().use(useInH3(outer))
  add(parent)
  return toNodeHandler(parent)
}

/** Some of them give the application a copy of the request. */
describe.each<[string, RequestListener]>([
  ['`route` of Hono', inHono((parent) => parent.route('/api', createInHono()))],
  ['`mount` of Hono', inHono((parent) => parent.all('/api/*', mount(createInHono().fetch)))],
  ['`mount` of h3', inH3((parent) => parent.mount('/api', createInH3()))],
  ['`mount` of h3, with a function', inH3((parent) => parent.mount('/api', createInHono().fetch))],
  ['`withBase` of h3', inH3((parent) => parent.all('/api/**', withBase('/api', createInH3())))],
])('an application in %s', (_, listener) => {
  it.each([
    [app, { 'access-control-allow-origin': app, 'access-control-allow-credentials': 'true' }],
    [stranger, {}],
  ])('decides alone about its responses: %s', async (origin, expected) => {
    const { port, close } = await listen(createServer(listener))
    onTestFinished(() => close().then(() => undefined))
    const request = { method: 'GET', path: '/api/item', headers: { Origin: origin } }
    const { body, headers } = await overHttp1(port, request)

    expect(body).toBe('served')
    expect(headers.vary).toBe('Origin')
    expect(
      Object.fromEntries(
        Object.entries(headers).filter(([name]) => name.startsWith('access-control-')),
      ),
    ).toEqual(expected)
  })
})
