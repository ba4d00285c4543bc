/** The ways to import the package, by file. */
export const importStyles = {
  'esm/named.ts': `
    import { cors, createPolicy, CorsOptionsError, type CorsOptions, type Policy } from 'allow-origin'
    const options: CorsOptions = { origin: 'https://app.example.com' }
    const policy: Policy = createPolicy(options)
    export const middlewares = [cors(options), cors(policy)]
    export const isOptionsError = (error: unknown): error is CorsOptionsError =>
      error instanceof CorsOptionsError && error.problems.length > 0`,

  'esm/fetch.ts': `
    import { cors, createPolicy, type CorsOptions, type FetchMiddleware } from 'allow-origin/fetch'
    declare const tenants: { allows: (origin: string, request: Request) => Promise<boolean> }
    type Handler = (request: Request, next: () => Response | Promise<Response>) => Promise<Response>
    const options: CorsOptions = { origin: 'https://app.example.com' }
    export const handlers: Handler[] = [
      cors(),
      cors(options),
      cors(createPolicy(options)),
      cors((request) => (request.url.endsWith('/public') ? {} : options)),
      cors(async (request: Request) => ({ origin: (await request.formData()).keys().next().value as string })),
      cors({ origin: (origin, _callback, request) => tenants.allows(origin, request) }),
      cors({ origin: (origin, callback) => { callback(null, origin.length > 0) } }),
    ]
    export const middleware: FetchMiddleware = cors()
    class Own extends Response { readonly own = true }
    export const own: Promise<Own> = middleware(new Request('https://a.example'), () => new Own())`,

  'commonjs/fetch.cts': `
    import { cors, type CorsOptions } from 'allow-origin/fetch'
    const options: CorsOptions = { origin: 'https://app.example.com' }
    export const respond = (request: Request): Promise<Response> => cors(options)(request, () => new Response())`,

  'commonjs/fetch.cjs': `
    const { cors } = require('allow-origin/fetch')
    module.exports = cors({ origin: 'https://app.example.com' })`,

  'esm/default.ts': `
    import cors, { createPolicy } from 'allow-origin'
    export const middlewares = [cors(), cors(createPolicy({ maxAge: 600 }))]`,

  'esm/namespace.ts': `
    import * as allowOrigin from 'allow-origin'
    const options: allowOrigin.CorsOptions = { origin: 'https://app.example.com' }
    export const middlewares = [allowOrigin.cors(options), allowOrigin.default(options)]`,

  'esm/dynamic.ts': `
    const { cors, createPolicy, default: same } = await import('allow-origin')
    export const middlewares = [cors(createPolicy()), same()]`,

  'esm/any.ts': `
    import { cors, createPolicy } from 'allow-origin'
    declare const config: { get: (name: string) => any }
    export const middlewares = [
      cors({ origin: config.get('origins'), credentials: true }),
      cors({ origin: 'https://app.example.com', credentials: config.get('credentials') }),
      cors(config.get('cors')),
      cors(createPolicy({ origin: config.get('origins'), credentials: true })),
      cors(() => config.get('cors')),
    ]`,

  'esm/callbacks.ts': `
    import { cors, createPolicy, type CorsMiddleware, type CorsOptions, type Policy } from 'allow-origin'
    import express, { type Request } from 'express'
    import type { IncomingMessage } from 'node:http'
    declare const database: { allows: (origin: string, request: Request) => Promise<boolean> }
    declare const open: Policy
    declare const strict: CorsOptions
    const app = express()
    app.use(cors({ origin: (origin) => origin.endsWith('.example.com') }))
    app.use(cors({ origin: (origin, callback) => { callback(null, origin.length > 0) } }))
    app.use(cors({ origin: async (origin, _callback, request) => database.allows(origin, request) }))
    app.use(cors((request) => (request.path === '/public' ? open : strict)))
    app.use(cors((request: Request) => (request.path === '/public' ? open : strict)))
    app.use(cors((request, callback) => { callback(null, request.path === '/' ? open : strict) }))
    app.use(cors(async (request) => ({ origin: request.path })))
    export const ofAny = cors((request) => (request.url === '/' ? open : strict))
    export const ofNode: CorsMiddleware<IncomingMessage> =
      cors((request: IncomingMessage) => (request.complete ? open : strict))
    export const ofExpress = cors<Request>({ origin: (origin, _callback, request) => request.path === origin })
    export const policy: Policy<Request> =
      createPolicy({ origin: (origin, _callback, request: Request) => database.allows(origin, request) })
    app.use(cors(policy))`,

  'esm/migrated.ts': `
    import cors, { type CorsOptions, type CorsOptionsDelegate, type CorsRequest } from 'allow-origin'
    import express, { type Request } from 'express'
    const options: cors.CorsOptions = { origin: 'https://app.example.com' }
    const same: CorsOptions = options
    const ofAny: CorsOptionsDelegate = (req, callback) => {
      callback(null, req.headers.origin === undefined ? { origin: false } : same)
    }
    const ofExpress: cors.CorsOptionsDelegate<Request> = (req, callback) => {
      callback(null, req.path === '/' ? options : { origin: false })
    }
    export const request: cors.CorsRequest & CorsRequest = { headers: {} }
    express().use(cors<cors.CorsRequest>(), cors(ofAny), cors(ofExpress), cors<Request>(ofExpress))`,

  'commonjs/named.ts': `
    import { cors, createPolicy, CorsOptionsError, type CorsOptions, type Policy } from 'allow-origin'
    const options: CorsOptions = { origin: 'https://app.example.com' }
    const policy: Policy = createPolicy(options)
    export const middlewares = [cors(options), cors(policy)]
    export const isOptionsError = (error: unknown): error is CorsOptionsError =>
      error instanceof CorsOptionsError && error.problems.length > 0`,

  'commonjs/default.ts': `
    import cors from 'allow-origin'
    const options: cors.CorsOptions = { origin: 'https://app.example.com' }
    const policy: cors.Policy = cors.createPolicy(options)
    export const middlewares = [cors(options), cors.cors(policy), cors.default(policy)]`,

  'commonjs/namespace.ts': `
    import * as allowOrigin from 'allow-origin'
    const options: allowOrigin.CorsOptions = { origin: 'https://app.example.com' }
    export const middlewares = [allowOrigin.cors(options), allowOrigin.default(options)]`,

  'commonjs/dynamic.ts': `
    export async function load() {
      const { cors, createPolicy, default: same } = await import('allow-origin')
      return [cors(createPolicy()), same()]
    }`,

  'commonjs/import-require.ts': `
    import cors = require('allow-origin')
    const options: cors.CorsOptions = { origin: 'https://app.example.com' }
    const policy: cors.Policy = cors.createPolicy(options)
    const middlewares: cors.CorsMiddleware[] = [cors(policy), cors.cors(policy), cors.default(policy)]
    class OptionsError extends cors.CorsOptionsError {}
    interface Settings extends cors.CorsOptions { readonly port: number }
    export = { middlewares, OptionsError, settings: { port: 3000 } satisfies Settings }`,

  'commonjs/require.js': `
    const cors = require('allow-origin')
    /** @type {cors.CorsOptions} */
    const options = { origin: 'https://app.example.com' }
    const policy = cors.createPolicy(options)
    module.exports = [cors(options), cors.cors(policy), cors.default(policy)]`,

  'commonjs/require-named.js': `
    const { cors, createPolicy, CorsOptionsError } = require('allow-origin')
    /** @type {import('allow-origin').CorsOptions} */
    const options = { origin: 'https://app.example.com' }
    module.exports = { middlewares: [cors(options), cors(createPolicy(options))], CorsOptionsError }`,

  'commonjs/migrated.ts': `
    import cors, { CorsOptions, CorsOptionsDelegate, CorsRequest } from 'allow-origin'
    import express, { Request } from 'express'
    const options: cors.CorsOptions = { origin: 'https://app.example.com' }
    const same: CorsOptions = options
    const ofAny: CorsOptionsDelegate = (req, callback) => {
      callback(null, req.headers.origin === undefined ? { origin: false } : same)
    }
    const ofExpress: cors.CorsOptionsDelegate<Request> = (req, callback) => {
      callback(null, req.path === '/' ? options : { origin: false })
    }
    export const request: cors.CorsRequest & CorsRequest = { headers: {} }
    express().use(cors<cors.CorsRequest>(), cors(ofAny), cors(ofExpress), cors<Request>(ofExpress))`,
}
