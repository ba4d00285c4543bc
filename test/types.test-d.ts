/** Checked by the compiler alone: what it must accept, and what it must not. */
import cors, {
  cors as named,
  createPolicy,
  type CorsMiddleware,
  type CorsOptions,
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

/** A predicate as users of the npm package `cors` annotate it. */
cors({
  origin: (
    origin: string | undefined,
    callback: (error: Error | null, allow?: boolean) => void,
  ) => {
    callback(null, origin === 'https://app.example.com')
  },
})

// @ts-expect-error an option that is not known
cors({ origins: ['https://app.example.com'] })
// @ts-expect-error a list of origins in place of the options
cors(['https://app.example.com'])
// @ts-expect-error a boolean in an allowlist
cors({ origin: [true] })
// @ts-expect-error an answer that is no answer
cors({ origin: () => 1 })
// @ts-expect-error a missing environment variable
cors({ origin: undefined })
// @ts-expect-error null, which is no option's default
cors({ origin: null })
// @ts-expect-error text for a number
cors({ maxAge: '600' })
// @ts-expect-error a delegate that answers with nothing of use
cors(() => ({ origins: 1 }))

/** Nothing takes what is returned for options that are unsound. */
app.use(
  // @ts-expect-error every origin, with credentials
  cors({ origin: '*', credentials: true }),
)
app.use(
  // @ts-expect-error an allowlist of every origin, with credentials
  cors({ origin: ['*'], credentials: true }),
)
app.use(
  // @ts-expect-error any origin that asks, with credentials
  cors({ origin: true, credentials: true, maxAge: 600 }),
)
app.use(
  // @ts-expect-error the default origin, with credentials
  cors({ credentials: true }),
)
app.use(
  // @ts-expect-error a method in lower case
  cors({ methods: 'patch' }),
)
app.use(
  // @ts-expect-error methods in lower case
  cors({ methods: ['put', 'patch'] }),
)
// @ts-expect-error every origin, with credentials
cors(createPolicy({ origin: '*', credentials: true }))
// @ts-expect-error a method in lower case
cors(createPolicy({ origin: 'https://app.example.com', methods: 'patch' }))

/** What is sound is not mistaken for it; what only a run can tell is left to the start. */
declare const credentials: boolean
declare const origin: string
declare const methods: string[]
app.use(cors({ origin: '*', credentials: false }))
app.use(cors({ origin: ['https://app.example.com'], credentials: true }))
app.use(cors({ origin: false, credentials: true }))
app.use(cors({ origin, credentials, methods }))
app.use(cors({ methods: ['GET', 'PUT'], origin: true }))
app.use(cors({ methods: '*' }))
