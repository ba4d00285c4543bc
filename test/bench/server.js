import fastifyCors from '@fastify/cors'
import express from 'express'
import fastify from 'fastify'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { cors } from 'allow-origin'
import { list } from './contenders.js'
import { ten, usual } from './options.js'
import { policies } from './worst.js'

// A server for measurements over HTTP. The first part of a path names what runs on the request:
// /express/… an Express application with one contender, or with none; /fastify/… the same for Fastify;
// /worst/… the policy of a worst request, or none.

const end = (/** @type {import('node:http').ServerResponse} */ response) => {
  response.writeHead(204, { 'Content-Length': '0' }).end()
}

/** @type {Map<string, import('node:http').RequestListener>} */
const handlers = new Map()
for (const [name, create] of Object.entries({ 'no CORS': undefined, ...list })) {
  const app = express()
  if (create !== undefined) app.use(create())
  app.use((_request, response) => {
    response.json(['bread', 'milk'])
  })
  handlers.set(`/express/${encodeURIComponent(name)}`, app)
}
for (const name of ['no CORS', '@fastify/cors']) {
  const app = fastify()
  if (name !== 'no CORS') await app.register(fastifyCors, { ...usual, origin: ten })
  app.get('*', () => ['bread', 'milk'])
  await app.ready()
  handlers.set(`/fastify/${encodeURIComponent(name)}`, (request, response) => {
    app.routing(request, response)
  })
}
for (const [name, options] of Object.entries(policies)) {
  const middleware = cors(options)
  handlers.set(`/worst/${name}`, (request, response) => {
    middleware(request, response, () => end(response))
  })
}

const server = createServer((request, response) => {
  const handler = handlers.get(request.url ?? '')
  if (handler === undefined) end(response)
  else handler(request, response)
})
await once(server.listen(0, '127.0.0.1'), 'listening')
process.once('disconnect', () => process.exit())
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.((user + system) * 1000)
})
process.send?.(/** @type {import('node:net').AddressInfo} */ (server.address()).port)
