/** Only compiled: what TypeScript must accept and what it must reject. */
import cors, {
  cors as named,
  createLivePolicy,
  createPolicy,
  type CorsMiddleware,
  type CorsOptions,
  type CorsOptionsDelegate,
  type CorsRequest,
  type LivePolicy,
  type LivePolicyOptions,
  type OriginChange,
  type Policy,
} from 'allow-origin'
import connect from 'connect'
import express, { type Request } from 'express'
import { createServer, type IncomingMessage } from 'node:http'
import { createServer as createHttp2Server } from 'node:http2'
import { expectTypeOf } from 'vitest'

declare const tenants: ReadonlySet<string>
declare const database: { allows: (origin: string, request: Request) => Promise<boolean> }
declare const open: Policy
declare const strict: CorsOptions

expectTypeOf(cors).toEqualTypeOf(named)
expectTypeOf(cors()).toEqualTypeOf<CorsMiddleware>()
expectTypeOf(createPolicy().allows('null')).toEqualTypeOf<boolean | Promise<boolean>>()

const app = express()
app.use(cors())
app.use(cors({ origin: 'https://app.example.com' }))
app.use(cors({ origin: ['https://app.example.com', /^https:\/\/pr-\d+\.example\.dev$/] }))
app.use(cors({ origin: (origin) => tenants.has(origin), credentials: true }))
app.use(cors({ origin: async (origin, _callback, request) => database.allows(origin, request) }))
app.use(
  cors({
    origin: (_origin, callback) => {
      callback(null, true)
    },
  }),
)
app.use(cors((request) => (request.url.startsWith('/public') ? open : strict)))
app.use(cors((request: Request) => (request.path === '/public' ? open : strict)))
app.use(cors(open))
app.get('/items/:id', cors({ origin: false }), (request, response) => {
  expectTypeOf(request.params.id).toEqualTypeOf<string>()
  response.end()
})

connect()
  .use(cors())
  .use(cors(() => strict))

const ofNode = cors((request: IncomingMessage) => (request.complete ? open : strict))
const ofAnyServer = cors((request) => (request.url === '/' ? open : strict))
createServer((request, response) => {
  ofNode(request, response, () => undefined)
  ofAnyServer(request, response, () => undefined)
})
createHttp2Server((request, response) => {
  ofAnyServer(request, response, () => undefined)
})

/** A policy works only with the framework whose requests its predicate expects. */
declare const ofExpress: Policy<Request>
expectTypeOf(cors(ofExpress)).toEqualTypeOf<CorsMiddleware<Request>>()
// @ts-expect-error requests of `node:http`, which have no `path`
expectTypeOf(cors<IncomingMessage>(ofExpress))
// @ts-expect-error a tag, which only policies have
cors({ [Symbol.toStringTag]: 'Options' })

/** Types as written by users of `@types/cors`. */
declare const options: cors.CorsOptions
app.use(cors(options))
const delegate: CorsOptionsDelegate<Request> = (request, callback) => {
  callback(null, request.path === '/public' ? open : options)
}
app.use(cors(delegate), cors<Request>(delegate))
const delegateOfAny: cors.CorsOptionsDelegate = (request, callback) => {
  expectTypeOf(request).toEqualTypeOf<CorsRequest>()
  callback(new Error('no options'))
}
app.use(cors(delegateOfAny))

/** A predicate as annotated by users of the npm package `cors`. */
cors({
  origin: (
    origin: string | undefined,
    callback: (error: Error | null, allow?: boolean) => void,
  ) => {
    callback(null, origin === 'https://app.example.com')
  },
})

// @ts-expect-error an unknown option
cors({ origins: ['https://app.example.com'] })
// @ts-expect-error a list of origins instead of options
cors(['https://app.example.com'])
// @ts-expect-error a boolean in a list of origins
cors({ origin: [true] })
// @ts-expect-error a predicate that returns a number
cors({ origin: () => 1 })
// @ts-expect-error a missing environment variable
cors({ origin: undefined })
// @ts-expect-error null as an origin
cors({ origin: null })
// @ts-expect-error a string instead of a number
cors({ maxAge: '600' })
// @ts-expect-error a delegate that returns options with only an unknown name
cors(() => ({ origins: 1 }))

/** `cors()` rejects unsound options at startup. The compiler cannot say why in one line, so it accepts them. */
app.use(cors({ origin: '*', credentials: true }))
app.use(cors({ credentials: true }))
app.use(cors({ methods: 'patch' }))
expectTypeOf(createPolicy({ origin: true, credentials: true })).toEqualTypeOf<Policy>()

declare const credentials: boolean
declare const origin: string
declare const methods: string[]
app.use(cors({ origin: '*', credentials: false }))
app.use(cors({ origin: ['https://app.example.com'], credentials: true }))
app.use(cors({ origin: false, credentials: true }))
app.use(cors({ origin, credentials, methods }))
app.use(cors({ methods: ['GET', 'PUT'], origin: true }))
app.use(cors({ methods: '*' }))

declare const live: LivePolicy
declare const liveForExpress: LivePolicy<Request>
declare const subscribeTo: (channel: string) => Promise<() => Promise<void>>

expectTypeOf(createLivePolicy({ load: () => strict })).toEqualTypeOf<Promise<LivePolicy>>()
expectTypeOf(live.current).toEqualTypeOf<Policy>()
app.use(cors(live))
app.use(cors(liveForExpress))
app.use(cors((request) => (request.url.startsWith('/public') ? live : strict)))
app.use(cors(() => Promise.resolve(live)))
void createLivePolicy({ load: async () => Promise.resolve(strict), every: 60 })
void createLivePolicy({ load: () => strict, subscribe: async () => subscribeTo('origins') })
void createLivePolicy({
  load: () => strict,
  subscribe: (reload, change) => {
    process.on('SIGHUP', reload)
    change({ add: ['https://app.example.com', /^https:\/\/pr-\d+\.example\.dev$/] })
    return () => process.off('SIGHUP', reload)
  },
  onError: console.error,
})
const row: OriginChange = { remove: ['https://app.example.com'] }
live.change(row)
const settings: LivePolicyOptions = { load: () => ({ origin: ['https://app.example.com'] }) }
void createLivePolicy(settings)
// @ts-expect-error `load` is missing
void createLivePolicy({ every: 60 })
// @ts-expect-error not an option of a live policy
void createLivePolicy({ load: () => strict, interval: 60 })
// @ts-expect-error a typo in the options that it loads
void createLivePolicy({ load: () => ({ orgin: 'https://app.example.com' }) })
// @ts-expect-error a promise of a live policy
app.use(cors(createLivePolicy(settings)))
// @ts-expect-error a live policy is not options
createPolicy(live)
