import type { CorsOptions } from 'allow-origin'
import fc from 'fast-check'
import { near, strays } from './origins.js'
import { rules, type Rule } from './rules.js'

export interface Asked {
  readonly method: string | undefined
  readonly origin: string | undefined
  readonly requestMethod: string | undefined
  readonly requestHeaders: string | undefined
}

/** Sound options, and requests to a server that uses them. */
export interface Case {
  readonly options: CorsOptions
  readonly rule: Rule
  readonly nullOrigin: boolean
  readonly asked: readonly Asked[]
}

const names = fc.constantFrom('X-One', 'x-two', 'Authorization', 'Content-Type', '*', 'a!b')
const methods = fc.constantFrom('GET', 'PUT', 'PATCH', 'DELETE', 'PURGE', 'x-custom', '*')

/** A list as an array or as a string. */
const written = (members: fc.Arbitrary<string>): fc.Arbitrary<string | readonly string[]> =>
  fc.oneof(
    fc.array(members, { maxLength: 3 }),
    fc.array(members, { minLength: 1, maxLength: 3 }).map((list) => list.join(', ')),
  )

const others = fc.record(
  {
    methods: fc.option(written(methods), { nil: undefined }),
    allowedHeaders: fc.option(written(names), { nil: undefined }),
    exposedHeaders: fc.option(written(names), { nil: undefined }),
    maxAge: fc.option(fc.integer({ min: 0, max: 86_400 }), { nil: undefined }),
    preflightContinue: fc.boolean(),
    optionsSuccessStatus: fc.integer({ min: 200, max: 299 }),
  },
  { requiredKeys: [] },
)

const asked = (rule: Rule): fc.Arbitrary<Asked> =>
  fc.record({
    method: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom('GET', 'PUT', 'HEAD', 'options', undefined) },
      { weight: 4, arbitrary: fc.constant('OPTIONS') },
    ),
    origin: fc.oneof(
      { weight: 6, arbitrary: rule.near.chain(near) },
      { weight: 2, arbitrary: strays },
    ),
    requestMethod: fc.option(
      fc.oneof({ weight: 4, arbitrary: methods }, fc.string({ unit: 'binary' })),
      { nil: undefined, freq: 4 },
    ),
    requestHeaders: fc.option(
      fc.oneof(
        { weight: 4, arbitrary: fc.array(names).map((list) => list.join(',')) },
        fc.string({ unit: 'binary' }),
      ),
      { nil: undefined, freq: 4 },
    ),
  })

/** The `dangerously` option that these entries need. */
function dangersOf({ entries }: Rule, credentials: boolean): CorsOptions['dangerously'] {
  return {
    nullOrigin: entries.includes('null'),
    insecureOrigins: credentials && entries.some((entry) => entry.startsWith('http:')),
    publicSuffixes: credentials && entries.some((entry) => entry.includes('//*')),
  }
}

export const cases: fc.Arbitrary<Case> = fc
  .tuple(rules, others, fc.boolean(), fc.boolean())
  .chain(([rule, given, wantsCredentials, wantsNull]) => {
    const credentials = wantsCredentials && !rule.all
    const { exposedHeaders, ...more } = given
    const dangers = dangersOf(rule, credentials)
    const nullOrigin = dangers?.nullOrigin === true || wantsNull
    const options: CorsOptions = {
      ...more,
      ...(credentials && exposedHeaders?.includes('*') ? {} : { exposedHeaders }),
      ...(rule.origin === undefined ? {} : { origin: rule.origin }),
      credentials,
      dangerously: { ...dangers, nullOrigin },
    }
    return fc
      .array(asked(rule), { minLength: 1, maxLength: 4 })
      .map((requests) => ({ options, rule, nullOrigin, asked: requests }))
  })
