// Hono on Node. For Workers, Bun and Deno, replace the last two statements with `export default app`.
import { serve } from '@hono/node-server'
import { cors } from 'allow-origin/fetch'
import { Hono } from 'hono'
import { port, tryIt } from './try-it.js'

const handleCors = cors({ origin: 'https://app.example.com', credentials: true })
const app = new Hono()
app.use(async (c, next) => {
  const response = await handleCors(c.req.raw, () => next().then(() => c.res))
  c.res = undefined // otherwise, Hono adds the headers of the old response to the new one
  c.res = response
})
app.get('/items', (c) => c.json(['bread', 'milk']))

const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' })
tryIt(/** @type {import('node:net').Server} */ (server), { allowed: 'https://app.example.com' })
