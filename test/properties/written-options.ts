import fc from 'fast-check'
import { writtenExpressions, writtenOrigins } from './written-origins.js'

/** Any value, including some that `fc.anything` leaves out. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.anything({
      withBigInt: true,
      withBoxedValues: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withObjectString: true,
      withSet: true,
      withSparseArray: true,
      withTypedArray: true,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(
      () => true,
      function named() {
        return false
      },
      Map,
      Symbol('origin'),
      /^https:\/\/app\.example\.com$/,
      new Error('no options'),
      Promise.resolve({ origin: 'https://app.example.com' }),
      new URL('https://app.example.com/path'),
      new Proxy({}, {}),
      { toJSON: () => undefined },
      {
        toString: () => {
          throw new Error('no string')
        },
      },
    ),
  },
)

const words = fc.constantFrom(
  ...['GET', 'get', 'patch', 'Put', 'TRACE', 'connect', 'PURGE', '*', 'x-custom', ''],
  ...[
    'X-One',
    'X-Two: 2',
    'Set-Cookie',
    'set-cookie2',
    'a b',
    'PUT PATCH',
    'put patch',
    'GET, PUT',
  ],
  ...['GET TRACE', 'X-One Set-Cookie', '* X-One', 'X-One: a, b', 'ä', 'a(b', '\r\n', 'a;b', 'a|b'],
)

const lists = fc.oneof(
  fc.array(words),
  fc.array(words).map((list) => list.join(',')),
  fc.array(fc.oneof(words, anything), { maxLength: 4 }),
  anything,
)

const numbers = fc.oneof(
  fc.double(),
  fc.integer({ min: -10, max: 100_000 }),
  fc.maxSafeInteger(),
  fc.nat(90_000).map(String),
  fc.nat(90_000).map((number) => `0${number}`),
  fc.constantFrom(600_000, 86_400_000, 204, 302, NaN, Infinity, -0, '600s', '1e3', ' 600'),
  anything,
)

const flags = fc.oneof(
  fc.boolean(),
  fc.constantFrom('true', 'false', 'yes', 0, 1, undefined, null),
  anything,
)

const dangers = fc.oneof(
  fc.record(
    {
      nullOrigin: flags,
      insecureOrigins: fc.oneof(flags, fc.array(writtenOrigins, { maxLength: 3 })),
      publicSuffixes: fc.oneof(flags, fc.array(writtenExpressions, { maxLength: 3 })),
      nulOrigin: flags,
      insecure: flags,
      publicSuffix: flags,
    },
    { requiredKeys: [] },
  ),
  anything,
)

/** Options as people may write them, with any kinds of mistakes. */
export const writtenOptions: fc.Arbitrary<unknown> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record(
      {
        origin: fc.oneof(
          { weight: 3, arbitrary: writtenOrigins },
          { weight: 2, arbitrary: writtenExpressions },
          {
            weight: 4,
            arbitrary: fc.array(
              fc.oneof({ weight: 4, arbitrary: writtenOrigins }, writtenExpressions),
              { maxLength: 4 },
            ),
          },
          { weight: 1, arbitrary: fc.array(fc.oneof(writtenOrigins, anything), { maxLength: 4 }) },
          { weight: 1, arbitrary: fc.boolean() },
          { weight: 1, arbitrary: anything },
        ),
        methods: lists,
        allowedHeaders: lists,
        exposedHeaders: lists,
        credentials: flags,
        maxAge: numbers,
        preflightContinue: flags,
        optionsSuccessStatus: numbers,
        dangerously: dangers,
        origins: anything,
        Origin: writtenOrigins,
        maxage: numbers,
        method: lists,
        exposeHeaders: lists,
        allow_origins: writtenOrigins,
        whitelist: anything,
      },
      { requiredKeys: [] },
    ),
  },
  { weight: 1, arbitrary: fc.oneof(writtenOrigins, fc.array(writtenOrigins)) },
  { weight: 2, arbitrary: anything },
)
