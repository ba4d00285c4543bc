import { cors } from 'allow-origin'
import { expect, it } from 'vitest'
import { overHttp1 } from '../exchange.js'
import { app } from '../requests.js'
import { allowEveryone, everyRow } from './behind/behind.js'
import { describeBehind } from './behind/describe-behind.js'
import { describeHost } from './describe-host.js'
import { startVite } from './dev-servers/vite.js'
import { startWebpack } from './dev-servers/webpack.js'

const section = 'Servers and frameworks'
const headers = { 'Access-Control-Allow-Origin': '*' }
const bundle = { path: '/main.js', body: 'served', undone: everyRow(allowEveryone) }

describeHost({
  name: 'Vite, `server.cors: false`, with the middleware in a plugin',
  section,
  packages: ['vite'],
  start: async (middleware, reached) => {
    const { port, close } = await startVite(middleware, { cors: false }, reached)
    return { send: (request) => overHttp1(port, request), close }
  },
})

describeHost({
  name: 'webpack-dev-server, `setupMiddlewares`',
  section,
  packages: ['webpack-dev-server', 'webpack'],
  start: async (middleware, reached) => {
    const { port, close } = await startWebpack(middleware, {}, reached)
    return { send: (request) => overHttp1(port, request), close }
  },
})

describeBehind({
  ...bundle,
  name: 'Vite, `server.headers`',
  packages: ['vite'],
  servers: {
    'its dev server': (middleware) => startVite(middleware, { cors: false, headers }),
  },
})

describeBehind({
  ...bundle,
  name: 'webpack-dev-server, `headers`',
  vary: 'Accept-Encoding',
  packages: ['webpack-dev-server', 'webpack'],
  servers: { 'its dev server': (middleware) => startWebpack(middleware, { headers }) },
})

it.each([
  ['on this machine', 'http://localhost:5173', 'http://localhost:5173'],
  ['elsewhere, although the middleware allows it', app, undefined],
])('Vite answers preflights itself by default, for a page %s', async (_page, origin, allowed) => {
  const { port, close } = await startVite(cors({ origin: app, enforce: true }), {})
  try {
    const response = await overHttp1(port, {
      method: 'OPTIONS',
      path: '/item',
      headers: { Origin: origin, 'Access-Control-Request-Method': 'PUT' },
    })

    expect(response.status).toBe(204)
    expect(response.headers['access-control-allow-origin']).toBe(allowed)
  } finally {
    await close()
  }
})
