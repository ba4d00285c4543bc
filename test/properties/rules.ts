import type { CorsOptions, OriginAnswer, OriginEntry, OriginPredicate } from 'allow-origin'
import fc from 'fast-check'
import { expressions } from './expressions.js'
import { meantBy, patterns } from './origins.js'
import { isOpaque, isTuple, means } from './reference.js'

type Verdict = boolean | 'fails'

/** A value for `origin`, and what it allows. */
export interface Rule {
  /** `undefined` if the option is omitted. */
  readonly origin: Exclude<CorsOptions['origin'], undefined> | undefined
  readonly kind: 'any' | 'off' | 'matched'
  /** Whether every origin is allowed, which excludes credentials. */
  readonly all: boolean
  /** Strings in the rule, or returned by its predicate. */
  readonly entries: readonly string[]
  /** Origins to send requests from, with small changes. */
  readonly near: fc.Arbitrary<string>
  readonly verdict: (origin: string | undefined, nullOrigin: boolean) => Verdict
}

const some = fc.constant('https://app.example.com')

const constant: fc.Arbitrary<Rule> = fc.constantFrom<Rule>(
  ...([undefined, '*', ['*']] as const).map((origin): Rule => ({
    origin,
    kind: 'any',
    all: true,
    entries: [],
    near: some,
    verdict: () => true,
  })),
  { origin: false, kind: 'off', all: false, entries: [], near: some, verdict: () => false },
  {
    origin: true,
    kind: 'matched',
    all: true,
    entries: [],
    near: some,
    verdict: (origin) => origin !== undefined && (isOpaque(origin) || isTuple(origin)),
  },
)

const entry = fc.oneof(
  { weight: 6, arbitrary: patterns.map((pattern) => ({ entry: pattern })) },
  { weight: 1, arbitrary: fc.constant({ entry: 'null' }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(...expressions).map(({ expression }) => ({ entry: expression })),
  },
)

const isMeant = (wanted: OriginEntry, origin: string): boolean =>
  typeof wanted === 'string'
    ? means(wanted, origin)
    : expressions.some(({ expression, means }) => expression === wanted && means(origin))

const meantByEntry = (wanted: OriginEntry): fc.Arbitrary<string> =>
  typeof wanted === 'string'
    ? // A pattern does not match its own parent domain.
      fc.oneof({ weight: 5, arbitrary: meantBy(wanted) }, fc.constant(wanted.replace('*.', '')))
    : fc.constantFrom(
        ...expressions.flatMap(({ expression, samples }) => (expression === wanted ? samples : [])),
      )

const listed = (entries: readonly OriginEntry[], origin: Rule['origin']): Rule => ({
  origin,
  kind: 'matched',
  all: false,
  entries: entries.filter((one) => typeof one === 'string'),
  near: entries.length === 0 ? some : fc.oneof(...entries.map(meantByEntry)),
  verdict: (asked) => asked !== undefined && entries.some((one) => isMeant(one, asked)),
})

const single = entry.map((one) => listed([one.entry], one.entry))

const allowlist = fc
  .array(entry, { maxLength: 6 })
  .map((entries) => entries.map((one) => one.entry))
  .map((entries) => listed(entries, entries))

type Answer = (origin: string) => OriginAnswer | null | undefined

/** Ways for a predicate to return its answer. */
const ways: readonly ((answer: Answer) => OriginPredicate)[] = [
  (answer) => (origin) => answer(origin),
  (answer) => (origin) => Promise.resolve(answer(origin)),
  (answer) => async (origin) => {
    await new Promise(setImmediate)
    return answer(origin)
  },
  (answer) => (origin, callback) => {
    callback(null, answer(origin))
  },
  (answer) => (origin, callback) => {
    setImmediate(() => {
      callback(null, answer(origin))
    })
  },
]

const failures: readonly OriginPredicate[] = [
  () => {
    throw new Error('no database')
  },
  () => Promise.reject(new Error('no database')),
  (_, callback) => {
    callback(new Error('no database'), true)
  },
  (_, callback) => {
    setImmediate(callback, new Error('no database'))
  },
]

const wellFormed = (origin: string | undefined, nullOrigin: boolean): origin is string =>
  origin !== undefined && (isOpaque(origin) ? nullOrigin : isTuple(origin))

const predicate = fc
  .record({
    rule: fc.oneof(single, allowlist),
    way: fc.constantFrom(...ways),
    answers: fc.constantFrom('a verdict', 'a yes or nothing', 'entries'),
  })
  .map(({ rule, way, answers }): Rule => {
    const allows = (origin: string): boolean => rule.verdict(origin, true) === true
    return {
      ...rule,
      origin: way((origin) => {
        if (answers === 'entries') return rule.origin as OriginAnswer
        return allows(origin) || (answers === 'a verdict' ? false : undefined)
      }),
      verdict: (origin, nullOrigin) => wellFormed(origin, nullOrigin) && allows(origin),
    }
  })

const failing = fc.constantFrom(...failures).map((origin): Rule => ({
  origin,
  kind: 'matched',
  all: false,
  entries: [],
  near: some,
  verdict: (asked, nullOrigin) => wellFormed(asked, nullOrigin) && 'fails',
}))

/** All kinds of `origin`. */
export const rules: fc.Arbitrary<Rule> = fc.oneof(
  { weight: 2, arbitrary: constant },
  { weight: 4, arbitrary: single },
  { weight: 6, arbitrary: allowlist },
  { weight: 5, arbitrary: predicate },
  { weight: 1, arbitrary: failing },
)
