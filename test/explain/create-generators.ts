import {
  createPolicy,
  CorsOptionsError,
  type CorsOptions,
  type Header,
  type OriginEntry,
  type OriginPredicate,
  type Policy,
  type RequestToExplain,
} from 'allow-origin'
import fc from 'fast-check'

export interface Configured {
  readonly options: CorsOptions
  readonly policy: Policy
}

export interface GeneratedRequest extends RequestToExplain {
  readonly method: string
  readonly headers: readonly Header[]
  readonly credentials: boolean
}

export interface Generators {
  /** Valid options, with their policy. */
  readonly configured: fc.Arbitrary<Configured>
  /** Requests that a browser can make. */
  readonly possible: fc.Arbitrary<GeneratedRequest>
  /** The possible requests that `node:http` can send and receive. */
  readonly sendable: fc.Arbitrary<GeneratedRequest>
}

/**
 * @param origins the pages' origins, without `null`
 * @param patterns other entries that an allowlist can have
 */
export function createGenerators(
  origins: readonly string[],
  patterns: readonly OriginEntry[],
): Generators {
  const pages = fc.constantFrom(...origins, 'null')
  const entries = fc.constantFrom<OriginEntry>(...origins, 'null', ...patterns)
  const predicate: fc.Arbitrary<OriginPredicate> = fc
    .tuple(fc.array(pages), fc.constantFrom(...Object.values(styles)))
    .map(([allowed, answer]) => answer((origin) => allowed.includes(origin)))
  const origin = fc.oneof(
    fc.constantFrom('*' as const, true, false),
    entries,
    fc.array(entries, { minLength: 1, maxLength: 4 }),
    predicate,
  )
  const options: fc.Arbitrary<CorsOptions> = fc.record(
    { origin, ...otherOptions },
    { requiredKeys: [] },
  )
  const requestOf = (method: fc.Arbitrary<string>): fc.Arbitrary<GeneratedRequest> =>
    fc.record({ origin: pages, method, headers, credentials: fc.boolean() })
  return {
    configured: options.map(configure).filter((made) => made !== undefined),
    possible: requestOf(fc.constantFrom(...methodsOfNode, ...otherMethods)),
    sendable: requestOf(fc.constantFrom(...methodsOfNode)),
  }
}

const styles: Readonly<Record<string, (has: (origin: string) => boolean) => OriginPredicate>> = {
  returned: (has) => has,
  promised: (has) => (origin) => Promise.resolve(has(origin)),
  'called back': (has) => (origin, callback) => {
    callback(null, has(origin))
  },
}

const listOf = (...names: string[]): fc.Arbitrary<readonly string[]> =>
  fc.oneof(fc.subarray(names), fc.constant<readonly string[]>(['*']))

const otherOptions = {
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
}

function configure(options: CorsOptions): Configured | undefined {
  try {
    return { options, policy: createPolicy(options) }
  } catch (error) {
    if (error instanceof CorsOptionsError) return undefined
    throw error
  }
}

/** Methods that Node's parser accepts once the browser has normalized them. */
const methodsOfNode = ['GET', 'get', 'HEAD', 'POST', 'PUT', 'delete', 'OPTIONS', 'PATCH']
const otherMethods = ['patch', 'custom']

const allHeaders: Header[] = [
  ['X-One', '1'],
  ['x-two', '2'],
  ['Content-Type', 'application/json'],
  ['Content-Type', 'text/plain'],
  ['Authorization', 'Bearer x'],
  ['Accept-Language', 'x'.repeat(129)],
  ['*', 'star'],
  ['Cookie', 'left=out'],
]

/** A long list of headers almost always needs a preflight, so short lists are generated too. */
const headers = fc.oneof(fc.subarray(allHeaders), fc.subarray(allHeaders, { maxLength: 1 }))
