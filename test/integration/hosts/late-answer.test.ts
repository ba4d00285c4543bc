import { once } from 'node:events'
import { Agent, createServer, request as send, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { setImmediate } from 'node:timers/promises'
import { cors, type CorsMiddleware } from 'allow-origin'
import timeout from 'connect-timeout'
import type { ErrorRequestHandler } from 'express'
import { describe, expect, it, vi } from 'vitest'
import { listen } from '../framework.js'
import { app as origin } from '../requests.js'
import { onExpress } from './express-apps.js'

/** The first request waits for its answer. Later requests get theirs at once. */
const deciders: readonly { title: string; create: (first: Promise<unknown>) => CorsMiddleware }[] =
  [
    {
      title: 'a predicate',
      create: (first) => cors({ origin: () => first.then(() => true), credentials: true }),
    },
    {
      title: 'a predicate with a callback',
      create: (first) =>
        cors({
          origin: (_origin, callback) => {
            void first.then(() => {
              callback(null, true)
            })
          },
        }),
    },
    {
      title: 'a delegate',
      create: (first) => cors(() => first.then(() => ({ origin }))),
    },
    {
      title: 'a predicate that rejects',
      create: (first) =>
        cors({ origin: () => first.then(() => Promise.reject(new Error('no database'))) }),
    },
  ]

const requests = [
  { title: 'an actual request', method: 'GET', headers: { Origin: origin } },
  {
    title: 'a preflight',
    method: 'OPTIONS',
    headers: { Origin: origin, 'Access-Control-Request-Method': 'PUT' },
  },
]

for (const variant of onExpress) {
  describe(`after connect-timeout sent a 503 in ${variant.title}, a late answer`, () => {
    for (const { title: who, create } of deciders) {
      it.each(requests)(`from ${who} changes nothing for $title`, async ({ method, headers }) => {
        const late = deferred()
        const handling = deferred()
        const finish = deferred()
        const failed = vi.fn<ErrorRequestHandler>((_error, _request, _response, next) => {
          next(_error)
        })
        const app = variant.create()
        app.set('env', 'test')
        app.use('/slow', timeout('20ms'), create(late.promise))
        app.get('/next', async (_request, response) => {
          handling.resolve()
          await finish.promise
          response.send('served')
        })
        app.use(failed)
        const { port, close } = await listen(createServer(app))
        // All requests go over one connection.
        const agent = new Agent({ keepAlive: true, maxSockets: 1 })
        const to = { host: '127.0.0.1', port, agent }
        try {
          const timedOut = await answer(send({ ...to, method, path: '/slow', headers }))
          const following = send({ ...to, path: '/next' })
          const answered = answer(following)
          await handling.promise
          late.resolve()
          await setImmediate()
          await setImmediate()
          finish.resolve()

          expect(timedOut.status).toBe(503)
          expect(await answered).toEqual({ status: 200, body: 'served' })
          expect(following.reusedSocket).toBe(true)
          expect(failed).toHaveBeenCalledOnce()
        } finally {
          agent.destroy()
          await close()
        }
      })
    }
  })
}

async function answer(request: ReturnType<typeof send>) {
  request.end()
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  return { status: response.statusCode, body: await text(response) }
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined
  const promise = new Promise<void>((resolved) => {
    resolve = resolved
  })
  return { promise, resolve }
}
