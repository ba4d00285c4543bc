import { createPolicy, type CorsOptions } from 'allow-origin'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  lookAlikeExpressions,
  mistypedExpressions,
} from '../origin/audit/look-alike-expressions.js'
import { unanchoredExpressions } from '../origin/audit/unanchored-expressions.js'
import { unsoundWithCredentials } from '../origin/audit/unsound-with-credentials.js'
import { problemsOf, writeBack } from '../refusals/problems.js'
import { share } from './runs.js'

const { raw } = String

/** A regular expression with the user's own names and ports. */
interface Written {
  readonly source: string
  readonly names: readonly string[]
  readonly ports: readonly string[]
}

const names = [
  'localhost',
  '127.0.0.1',
  '[::1]',
  'example.com',
  'app.example.org',
  'my-app.vercel.app',
]
const isLoopback = (name: string): boolean => names.indexOf(name) < 3 && names.includes(name)

const escape = (name: string): string => name.replace(/[.[\]]/g, raw`\$&`)

const hosts = fc
  .tuple(fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(([some, bare]) => {
    const sources = some.map((name) => (bare && !name.includes('[') ? name : escape(name)))
    return { some, source: some.length === 1 ? sources.join('') : `(${sources.join('|')})` }
  })

const ports = fc.constantFrom<readonly [source: string, spelled: readonly string[]]>(
  ['', []],
  ['', []],
  [':3000', [':3000']],
  [':(3000|8080)', [':3000', ':8080']],
  ['(:3000)?', [':3000']],
  [raw`:\d+`, []],
  [raw`(:\d+)?`, []],
)

const alternatives: fc.Arbitrary<Written> = fc
  .record({
    start: fc.constantFrom('', '^', '^', raw`\b`),
    scheme: fc.constantFrom(
      ...['', '', raw`https?:\/\/`, raw`http:\/\/`, raw`https:\/\/`, raw`\/\/`],
      ...[
        raw`(https?:\/\/)?`,
        raw`(http|https):\/\/`,
        raw`http(s)?:\/\/`,
        raw`(?:http|https):\/\/`,
      ],
    ),
    prefix: fc.constantFrom(
      '',
      '',
      '',
      '.*',
      raw`(www\.)?`,
      raw`[a-z0-9-]+\.`,
      raw`(.+\.)?`,
      raw`\.`,
    ),
    host: hosts,
    port: ports,
    end: fc.constantFrom('', '$', '$', '.*$', raw`\/$`, raw`\b`),
  })
  .map(({ start, scheme, prefix, host, port, end }) => ({
    source: start + scheme + prefix + host.source + port[0] + end,
    names: host.some,
    ports: port[1],
  }))

const written = fc.tuple(
  fc.array(alternatives, { minLength: 1, maxLength: 2 }),
  fc.constantFrom('', '', '', 'i', 'g', 'm'),
  fc.boolean(),
)

/** The user's safe origins that an expression accepts: https, and plain http if the rules accept it. */
function ownOf({ source, names, ports }: Written, flags: string, credentials: boolean): string[] {
  const expression = new RegExp(source, flags.replace('g', ''))
  const saysScheme = source.includes('http')
  const saysPlain = /http(?!s(?!\?|\)\?))/.test(source)
  const schemesOf = (name: string): string[] => {
    if (!saysScheme) return [isLoopback(name) ? 'http' : 'https']
    return saysPlain && (isLoopback(name) || !credentials) ? ['https', 'http'] : ['https']
  }
  return names
    .flatMap((name) => schemesOf(name).map((scheme) => `${scheme}://${name}`))
    .flatMap((origin) => ['', ...ports].map((port) => origin + port))
    .filter((origin) => expression.test(origin))
}

/** Applies the suggestion. It must be accepted, allow the user's own origins and not allow foreign ones. */
function expectKept(
  origin: RegExp,
  credentials: boolean,
  own: readonly string[],
  foreign: readonly string[],
): number {
  const options = { origin, credentials }
  const suggested = problemsOf(options).filter(({ suggestion }) => suggestion !== undefined)
  for (const problem of suggested.slice(0, 1)) {
    const { suggestion = '' } = problem
    const fixed = writeBack(options, problem)
    expect([suggestion, problemsOf(fixed)]).toEqual([suggestion, []])
    const policy = createPolicy(fixed as CorsOptions)
    const allowed = (list: readonly string[]): string[] =>
      list.filter((one) => policy.allows(one) === true)
    expect([suggestion, allowed(own)]).toEqual([suggestion, own])
    expect([suggestion, allowed(foreign)]).toEqual([suggestion, []])
    expect(suggestion).not.toMatch(/:\(?(?:\d[\d|]*|\\d\+)\)*\??\(\?::/)
  }
  return suggested.length
}

describe('a suggestion for a regular expression changes only what is wrong:', () => {
  // Each case needs several slow audits, so there are only a few by default.
  const { parameters, timeout } = share('PROPERTY_RUNS' in process.env ? 0.1 : 0.02)

  it('any combination of parts', { timeout: 3 * timeout }, () => {
    let suggested = 0
    fc.assert(
      fc.property(written, ([parts, flags, credentials]) => {
        const expression = new RegExp(parts.map(({ source }) => source).join('|'), flags)
        const own = parts.flatMap((part) => ownOf(part, flags, credentials))
        const withoutPort = names.filter(
          (name) =>
            !isLoopback(name) &&
            parts.every((part) => !part.names.includes(name) || !/:\(?[\d\\]/.test(part.source)),
        )
        const foreign = withoutPort.flatMap((name) => [
          `https://${name}:61`,
          `https://evil${name.replace('app.example', 'example')}`,
        ])
        suggested += expectKept(expression, credentials, own, foreign)
      }),
      parameters,
    )
    expect(suggested).toBeGreaterThan(parameters.numRuns / 3)
  })

  const table = [
    ...unanchoredExpressions,
    ...lookAlikeExpressions,
    ...mistypedExpressions,
    ...unsoundWithCredentials,
  ].map(([expression]) => expression)

  it.each(table)('%s', (expression) => {
    const { source, flags } = expression
    const literal = source.replaceAll('\\', '')
    const spelled = ['localhost', '127.0.0.1', 'example.com', 'app.example.com', 'a.example']
    const part = { source, names: spelled.filter((name) => literal.includes(name)), ports: [] }
    for (const credentials of [false, true]) {
      expectKept(expression, credentials, ownOf(part, flags, credentials), [])
    }
  })
})
