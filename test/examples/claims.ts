import { connect } from 'node:http2'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { expect } from 'vitest'
import { ask, corsHeaders, type Asked } from './ask.js'
import type { Program } from './run-program.js'

/** Tests what an example claims, with requests to it while it runs. */
export type Claim = (url: string, program: Program) => Promise<void>

const app = 'https://app.example.com'
const stranger = 'https://stranger.example'
const denied = { vary: 'Origin' }
const withCredentials = (origin: string): Record<string, string> => ({
  'access-control-allow-origin': origin,
  'access-control-allow-credentials': 'true',
  vary: 'Origin',
})

const cors = async (url: string, origin: string, asked: Asked = {}): Promise<unknown> =>
  corsHeaders((await ask(url, { ...asked, headers: { Origin: origin, ...asked.headers } })).headers)

const preflight = (method: string): Asked => ({
  method: 'OPTIONS',
  headers: { 'Access-Control-Request-Method': method },
})

/** Asks again until the origin is allowed, for at most ten seconds. */
async function untilAllowed(url: string, origin: string): Promise<unknown> {
  for (let attempts = 0; attempts < 500; attempts += 1) {
    const headers = await cors(url, origin)
    if ('access-control-allow-origin' in Object(headers)) return headers
    await wait(20)
  }
  return denied
}

const upgrade = {
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
}

/** The checks of each example that starts a server, by file. */
export const claims: Readonly<Record<string, Claim>> = {
  'express.js': async (url) => {
    expect(await cors(`${url}/items`, app)).toEqual(withCredentials(app))
    const preview = 'https://pr-7.preview.example.com'
    expect(await cors(`${url}/items`, preview)).toEqual(withCredentials(preview))
    expect(await cors(`${url}/items`, stranger)).toEqual(denied)
    expect(await cors(`${url}/items`, app, preflight('PUT'))).toMatchObject({
      'access-control-max-age': '600',
    })
  },

  'per-route.js': async (url) => {
    expect(await cors(`${url}/items`, stranger)).toEqual({ 'access-control-allow-origin': '*' })
    expect(await cors(`${url}/items/7`, app, { method: 'PUT' })).toEqual(withCredentials(app))
    expect(await cors(`${url}/items/7`, stranger, { method: 'PUT' })).toEqual(denied)
    expect(await cors(`${url}/items/7`, app, preflight('PUT'))).toMatchObject({
      'access-control-allow-methods': 'PUT',
    })
    expect(await cors(`${url}/health`, app)).toEqual({})
  },

  'per-request.js': async (url) => {
    expect(await cors(`${url}/public/items`, stranger)).toEqual({
      'access-control-allow-origin': '*',
      vary: 'Origin',
    })
    expect(await cors(`${url}/orders`, app)).toEqual(withCredentials(app))
    expect(await cors(`${url}/orders`, stranger)).toEqual(denied)
  },

  'database.js': async (url, { pid }) => {
    const [tenant, closed] = ['https://shop.example', 'https://closed.example']
    expect(await cors(`${url}/items`, tenant)).toEqual(withCredentials(tenant))
    expect(await cors(`${url}/items`, closed)).toEqual(denied)
    expect(await cors(`${url}/items`, stranger)).toEqual(denied)
    process.kill(pid, 'SIGUSR2') // see change-tenants.js
    expect(await untilAllowed(`${url}/items`, closed)).toEqual(withCredentials(closed))
    expect(await cors(`${url}/items`, tenant)).toEqual(denied)
  },

  'reload.js': async (url, { pid }) => {
    const added = 'https://new.example.com'
    const allowed = { 'access-control-allow-origin': added, vary: 'Origin' }
    expect(await cors(`${url}/items`, added)).toEqual(denied)
    process.kill(pid, 'SIGHUP')
    expect(await untilAllowed(`${url}/items`, added)).toEqual(allowed)
  },

  'websocket.js': async (url) => {
    const opened = await ask(url, { headers: { ...upgrade, Origin: 'http://localhost:5173' } })
    expect(opened.status).toBe(101)
    // The key and its reply are from RFC 6455 section 1.3.
    expect(opened.headers['sec-websocket-accept']).toBe('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=')
    expect(opened.body).toBe('\x81\x05hello\x88\x00')
    const refused = await ask(url, { headers: { ...upgrade, Origin: stranger } })
    expect(refused.status).toBe(403)
    expect((await ask(url, { headers: upgrade })).status).toBe(403)
  },

  'connect.js': async (url) => {
    expect(await cors(`${url}/items`, app)).toEqual({
      'access-control-allow-origin': app,
      'access-control-expose-headers': 'X-Total-Count',
      vary: 'Origin',
    })
    expect(await cors(`${url}/items`, stranger)).toEqual(denied)
  },

  'http.js': async (url) => {
    expect(await cors(`${url}/items`, app)).toEqual({
      'access-control-allow-origin': app,
      vary: 'Origin',
    })
    expect(await cors(`${url}/items`, stranger)).toEqual(denied)
    expect(await cors(`${url}/items`, stranger, preflight('PUT'))).toEqual({
      vary: 'Origin, Access-Control-Request-Headers',
    })
  },

  'http2.js': async (url) => {
    const session = connect(url)
    try {
      const stream = session.request({ ':path': '/items', origin: app }).resume()
      const [headers] = (await once(stream, 'response')) as [Record<string, unknown>]
      expect(corsHeaders(headers)).toEqual({ 'access-control-allow-origin': app, vary: 'Origin' })
    } finally {
      session.destroy()
    }
  },

  'fastify.js': async (url) => {
    expect(await cors(`${url}/items`, app)).toEqual(withCredentials(app))
    expect(await cors(`${url}/items`, stranger)).toEqual(denied)
    expect(await cors(`${url}/items`, app, preflight('PUT'))).toMatchObject({
      'access-control-allow-methods': 'GET,HEAD,PUT,PATCH,POST,DELETE',
    })
  },

  'hono.js': async (url) => {
    expect(await cors(`${url}/items`, app)).toEqual(withCredentials(app))
    expect(await cors(`${url}/items`, stranger)).toEqual(denied)
    expect(await cors(`${url}/missing`, app)).toEqual(withCredentials(app))
    expect(await cors(`${url}/items`, app, preflight('PUT'))).toMatchObject({
      'access-control-allow-methods': 'GET,HEAD,PUT,PATCH,POST,DELETE',
    })
  },

  'nest.js': async (url) => {
    expect(await cors(`${url}/items`, app)).toEqual(withCredentials(app))
    expect(await cors(`${url}/items`, stranger)).toEqual(denied)
    expect((await ask(`${url}/items`)).body).toBe('["bread","milk"]')
  },

  'socket-io.js': async (url) => {
    const polling = `${url}/socket.io/?EIO=4&transport=polling`
    expect(await cors(polling, app)).toEqual(withCredentials(app))
    expect((await ask(polling, { headers: { Origin: app } })).status).toBe(200)
    expect(await cors(polling, stranger)).toEqual(denied)
    expect((await ask(polling)).status).toBe(200)
    const refused = await ask(polling.replace('polling', 'websocket'), {
      headers: { ...upgrade, Origin: stranger },
    })
    expect(refused).toMatchObject({ status: 400, body: 'Forbidden' })
  },
}
