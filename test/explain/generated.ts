import {
  createPolicy,
  CorsOptionsError,
  type CorsOptions,
  type OriginPredicate,
  type Policy,
  type RequestToExplain,
} from 'allow-origin'
import fc from 'fast-check'

export interface Configured {
  readonly options: CorsOptions
  readonly policy: Policy
}

const origins = [
  'https://app.example.com',
  'https://other.example',
  'https://a.vercel.app',
  'http://plain.example',
  'http://localhost:3000',
  'capacitor://localhost',
]

const entries = fc.constantFrom<string | RegExp>(
  ...origins,
  'null',
  'https://*.example.com',
  'https://*.vercel.app',
  'http://*.plain.example',
  'http://localhost:*',
  /^https:\/\/other\.example$/,
)

const answers = fc.constantFrom(...origins, 'null')

const styles: Readonly<Record<string, (has: (origin: string) => boolean) => OriginPredicate>> = {
  returned: (has) => has,
  promised: (has) => (origin) => Promise.resolve(has(origin)),
  'called back': (has) => (origin, callback) => {
    callback(null, has(origin))
  },
}

const predicate: fc.Arbitrary<OriginPredicate> = fc
  .tuple(fc.array(answers), fc.constantFrom(...Object.values(styles)))
  .map(([allowed, answer]) => answer((origin) => allowed.includes(origin)))

const origin = fc.oneof(
  fc.constantFrom('*' as const, true, false),
  entries,
  fc.array(entries, { minLength: 1, maxLength: 4 }),
  predicate,
)

const listOf = (...names: string[]): fc.Arbitrary<readonly string[]> =>
  fc.oneof(fc.subarray(names), fc.constant<readonly string[]>(['*']))

const options: fc.Arbitrary<CorsOptions> = fc.record(
  {
    origin,
    methods: listOf('GET', 'PUT', 'PATCH', 'OPTIONS', 'custom', '*'),
    allowedHeaders: listOf('X-One', 'content-type', 'Authorization', '*'),
    exposedHeaders: listOf('X-Total', '*'),
    credentials: fc.boolean(),
    maxAge: fc.integer({ min: 0, max: 86_400 }),
    preflightContinue: fc.boolean(),
    optionsSuccessStatus: fc.constantFrom(200, 204, 299),
    dangerously: fc.record({
      nullOrigin: fc.boolean(),
      insecureOrigins: fc.boolean(),
      publicSuffixes: fc.boolean(),
    }),
  },
  { requiredKeys: [] },
)

function configure(options: CorsOptions): Configured | undefined {
  try {
    return { options, policy: createPolicy(options) }
  } catch (error) {
    if (error instanceof CorsOptionsError) return undefined
    throw error
  }
}

/** Options that a policy can be made of, with the policy. */
export const configured: fc.Arbitrary<Configured> = options
  .map(configure)
  .filter((made) => made !== undefined)

const headers = fc.subarray<[string, string]>([
  ['X-One', '1'],
  ['x-two', '2'],
  ['Content-Type', 'application/json'],
  ['Content-Type', 'text/plain'],
  ['Authorization', 'Bearer x'],
  ['Accept-Language', 'x'.repeat(129)],
  ['*', 'star'],
  ['Cookie', 'left=out'],
])

/** Requests that a browser makes. */
export const possible: fc.Arbitrary<RequestToExplain> = fc.record({
  origin: answers,
  method: fc.constantFrom(
    ...['GET', 'get', 'HEAD', 'POST', 'PUT', 'delete', 'OPTIONS', 'PATCH', 'patch', 'custom'],
  ),
  headers,
  credentials: fc.boolean(),
})

/** Requests that no browser makes. */
export const impossible: fc.Arbitrary<RequestToExplain> = fc
  .oneof(
    fc.tuple(
      possible,
      fc.constantFrom('', 'https://app.example.com/', 'ws://app.example.com', 'é'),
    ),
    fc.tuple(
      possible,
      fc.constantFrom('TRACE', 'connect', '', 'a b').map((method) => ({ method })),
    ),
    fc.tuple(possible, fc.constantFrom(['', 'x'], ['a b', 'x'], ['X-One', 'a\nb']).map(pairs)),
  )
  .map(([request, change]) => ({
    ...request,
    ...(typeof change === 'string' ? { origin: change } : change),
  }))

function pairs([name = '', value = '']: readonly string[]): Pick<RequestToExplain, 'headers'> {
  return { headers: [[name, value]] }
}
