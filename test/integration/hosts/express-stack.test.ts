import compression from 'compression'
import timeout from 'connect-timeout'
import type { RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import session from 'express-session'
import helmet from 'helmet'
import morgan from 'morgan'
import multer from 'multer'
import serveStatic from 'serve-static'
import { describeHost } from './describe-host.js'
import { expressApp, onExpress, serve } from './express-apps.js'
import type { Host, HostResponse } from './host.js'

interface Companion extends Pick<Host, 'varies'> {
  readonly package: string
  readonly create: (reached: () => void) => RequestHandler
  /** A response header that shows that it handled an actual request. */
  readonly shows?: string
  /** Whether it serves `/item` itself if it gets the request first. */
  readonly answers?: true
}

const companions: readonly Companion[] = [
  { package: 'helmet', create: () => helmet(), shows: 'content-security-policy' },
  {
    package: 'compression',
    create: () => compression({ threshold: 0 }),
    shows: 'content-encoding',
    varies: ['accept-encoding'],
  },
  {
    package: 'express-session',
    create: () => session({ secret: 'a secret', resave: false, saveUninitialized: true }),
    shows: 'set-cookie',
  },
  { package: 'morgan', create: () => morgan('combined', { stream: { write: () => undefined } }) },
  {
    package: 'express-rate-limit',
    create: () => rateLimit({ limit: 100, standardHeaders: 'draft-8' }),
    shows: 'ratelimit',
  },
  {
    package: 'serve-static',
    create: (reached) =>
      serveStatic(`${import.meta.dirname}/static`, { extensions: ['html'], setHeaders: reached }),
    shows: 'last-modified',
    answers: true,
  },
  { package: 'multer', create: () => multer().none() },
  { package: 'connect-timeout', create: () => timeout('5s') },
]

const orders = [
  { title: 'before', isFirst: true },
  { title: 'after', isFirst: false },
]

for (const companion of companions) {
  for (const { title, isFirst } of orders) {
    if (isFirst && companion.answers) continue

    for (const variant of onExpress) {
      describeHost({
        name: `${companion.package}, ${title} \`cors()\``,
        variant: variant.title,
        section: 'With other middleware',
        packages: [companion.package, variant.package],
        ...(companion.varies && { varies: companion.varies }),
        start: async (cors, reached) => {
          const other = companion.create(reached)
          const handlers = isFirst ? [other, cors] : [cors, other]
          const running = await serve(expressApp(variant, handlers, reached))
          return {
            ...running,
            send: async ({ headers, ...request }) => {
              const sent = { ...request, headers: { 'Accept-Encoding': 'gzip', ...headers } }
              return atWork(await running.send(sent), request.method, companion)
            },
          }
        },
      })
    }
  }
}

function atWork(response: HostResponse, method: string, { shows }: Companion): HostResponse {
  if (method === 'GET' && shows !== undefined && response.headers[shows] === undefined) {
    throw new Error(`The response does not have ${shows}, so this test does not prove anything`)
  }
  return response
}
