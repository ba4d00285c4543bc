import type { CorsOptions } from 'allow-origin'
import type { Origins } from '../servers/origins.js'

/** The policies of the tables, by name. */
export const policies: Readonly<Record<string, (origins: Origins) => CorsOptions>> = {
  'any origin': () => ({}),
  off: () => ({ origin: false }),
  'one origin': ({ app }) => ({ origin: app }),
  'a list': ({ app, secure, international }) => ({ origin: [app, secure, international] }),
  'a pattern': () => ({ origin: 'http://*.site.localhost:*' }),
  'an expression': () => ({ origin: /^https?:\/\/app\.site\.localhost:\d+$/ }),
  'a predicate': ({ app }) => ({ origin: (origin) => origin === app }),
  'a promise': ({ app }) => ({ origin: (origin) => Promise.resolve(origin === app) }),
  'handed on': ({ app }) => ({ origin: app, preflightContinue: true }),
  reflected: () => ({ origin: true }),
  '`null` too': ({ app }) => ({ origin: [app, 'null'], dangerously: { nullOrigin: true } }),
  '`GET` alone': ({ app }) => ({ origin: app, methods: ['GET'] }),
  'every method': ({ app }) => ({ origin: app, methods: '*' }),
  'no header': ({ app }) => ({ origin: app, allowedHeaders: [] }),
  'two headers': ({ app }) => ({ origin: app, allowedHeaders: ['X-One', 'Content-Type'] }),
  'every header': ({ app }) => ({ origin: app, allowedHeaders: '*' }),
  'every header and `Authorization`': ({ app }) => ({
    origin: app,
    allowedHeaders: ['*', 'Authorization'],
  }),
  'status 200': ({ app }) => ({ origin: app, optionsSuccessStatus: 200 }),
  'exposed `X-Total`': ({ app }) => ({ origin: app, exposedHeaders: ['X-Total'] }),
  'everything exposed': ({ app }) => ({ origin: app, exposedHeaders: '*' }),
  credentials: ({ app, secure }) => ({ origin: [app, secure], credentials: true }),
  'credentials and `*`': ({ app, secure }) => ({
    origin: [app, secure],
    credentials: true,
    methods: '*',
    allowedHeaders: '*',
  }),
  'credentials and lists': ({ app, secure }) => ({
    origin: [app, secure],
    credentials: true,
    methods: ['PUT'],
    allowedHeaders: ['X-One', 'Authorization'],
    exposedHeaders: ['X-Total'],
  }),
  'credentials and `null`': ({ app, secure }) => ({
    origin: [app, secure, 'null'],
    credentials: true,
    dangerously: { nullOrigin: true },
  }),
}
