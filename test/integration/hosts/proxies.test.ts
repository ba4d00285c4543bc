import { readFile } from 'node:fs/promises'
import type { RequestHandler } from 'express'
import proxy, { type ProxyOptions } from 'express-http-proxy'
import { createProxyMiddleware, type Options } from 'http-proxy-middleware'
import { expect, it } from 'vitest'
import { everyRow } from './behind/behind.js'
import { describeBehind } from './behind/describe-behind.js'
import { inExpress, type Mount } from './behind/in-express.js'
import { removeCors } from './behind/remove-cors.js'
import { startUpstream } from './behind/upstream.js'

const inFrontOfUpstream =
  (forward: (target: string) => RequestHandler): Mount =>
  async (app, onClose) => {
    const { port, close } = await startUpstream()
    onClose(close)
    app.use(forward(`http://127.0.0.1:${port}`))
  }

const httpProxyMiddleware = (options: Options = {}): ReturnType<typeof inExpress> =>
  inExpress(
    inFrontOfUpstream((target) => {
      const forward = createProxyMiddleware({ target, ...options })
      return (request, response, next) => void forward(request, response, next)
    }),
  )

const expressHttpProxy = (options: ProxyOptions = {}): ReturnType<typeof inExpress> =>
  inExpress(inFrontOfUpstream((target) => proxy(target, options)))

it('the documentation shows how to remove the CORS headers of an upstream', async () => {
  const code = await readFile(new URL('behind/remove-cors.ts', import.meta.url), 'utf8')
  const page = await readFile(new URL('../../../docs/own-cors.md', import.meta.url), 'utf8')

  expect(page).toContain(code.replace(/^ *\/\/ eslint.*\n/m, ''))
})

const forwarded = { body: 'from upstream', vary: 'Accept-Language' }

const upstreamDecides = everyRow({
  'access-control-allow-origin': '*',
  'access-control-allow-credentials': 'true',
  'access-control-expose-headers': 'X-Upstream',
  vary: 'Accept-Language',
})

describeBehind({
  ...forwarded,
  name: 'http-proxy-middleware',
  packages: ['http-proxy-middleware'],
  servers: httpProxyMiddleware(),
  undone: upstreamDecides,
})

describeBehind({
  ...forwarded,
  name: 'http-proxy-middleware that removes the CORS headers of the upstream',
  packages: ['http-proxy-middleware'],
  servers: httpProxyMiddleware({
    on: {
      proxyRes: ({ headers }) => {
        removeCors(headers)
      },
    },
  }),
})

describeBehind({
  ...forwarded,
  name: 'express-http-proxy',
  packages: ['express-http-proxy'],
  servers: expressHttpProxy(),
  undone: upstreamDecides,
})

describeBehind({
  ...forwarded,
  name: 'express-http-proxy that removes the CORS headers of the upstream',
  packages: ['express-http-proxy'],
  servers: expressHttpProxy({
    skipToNextHandlerFilter: ({ headers }) => {
      removeCors(headers)
      return false
    },
  }),
})
