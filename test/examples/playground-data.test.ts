import { describe, expect, test } from 'vitest'
import { readPolicy } from '../../examples/playground/app/policy/read-policy.js'

/** Texts that are data, and their values. */
const accepted: readonly (readonly [text: string, value: unknown])[] = [
  ['{}', {}],
  ['undefined', undefined],
  [`'*'`, '*'],
  [`{ origin: "https://a.example" }`, { origin: 'https://a.example' }],
  ['{ origin: `https://a.example` }', { origin: 'https://a.example' }],
  [`{ 'origin': ('*') }`, { origin: '*' }],
  ['({ credentials: true, maxAge: 86_400 })', { credentials: true, maxAge: 86_400 }],
  ['{ maxAge: -1, methods: null }', { maxAge: -1, methods: null }],
  [
    String.raw`{ origin: [/^https:\/\/[a-z]+\.example$/i,] }`,
    { origin: [/^https:\/\/[a-z]+\.example$/i] },
  ],
  ['{\n  // a comment\n  origin: false, /* and\n another */\n}', { origin: false }],
  ['{ dangerously: { nullOrigin: true, }, }', { dangerously: { nullOrigin: true } }],
  ['{ constructor: 1, toString: 2 }', { constructor: 1, toString: 2 }],
  ['{} // the end', {}],
]

/** Texts that are not data, the part that is wrong, and the message. */
const refused: readonly (readonly [text: string, at: string, says: RegExp])[] = [
  ['', '', /^Write the options\. `\{\}` uses all the defaults/],
  ['  \n', '', /^Write the options/],
  ['{ origin: predicate }', 'predicate', /`predicate` is a variable, .*\. Write the value itself/],
  ['{ origin }', 'origin', /`origin` is a variable/],
  ['{ maxAge: Infinity }', 'Infinity', /Write a number in digits/],
  ['{ origin: config.origin }', 'config.origin', /is read from somewhere else/],
  [`{ origin: process.env['ORIGIN'] }`, `process.env['ORIGIN']`, /is read from somewhere else/],
  [
    `{ origin: process.env.ORIGINS.split(',') }`,
    `process.env.ORIGINS.split(',')`,
    /has no value, so `\.split` throws/,
  ],
  [`{ origin: process.env.ORIGIN.trim() }`, 'process.env.ORIGIN.trim()', /is a function call/],
  ['{ origin: process?.env }', 'process?.env', /is read from somewhere else/],
  ['{ origin: (origin) => true }', '(origin) => true', /It works on your server/],
  ['{ origin: function () {} }', 'function () {}', /It works on your server/],
  ['{ origin() {} }', '() {}', /It works on your server/],
  [`{ origin: alert('run') }`, `alert('run')`, /is a function call\. .* write what it returns/],
  [`cors({ origin: '*' })`, `cors({ origin: '*' })`, /Write only the options/],
  ['app.use(cors())', 'app.use(cors())', /Write only the options/],
  [
    `{ origin: new RegExp('a') }`,
    `new RegExp('a')`,
    /Write the regular expression between slashes/,
  ],
  ['{ origin: new Set() }', 'new Set()', /Write the value itself/],
  [
    `{ origin: import('node:fs') }`,
    `import('node:fs')`,
    /is code, and the playground reads only data/,
  ],
  ['{ origin: this }', 'this', /is code/],
  ['{ origin: await all }', 'await all', /is code/],
  ['{ origin: class {} }', 'class {}', /is code/],
  ['{ ...defaults }', '...defaults', /Write them out/],
  ['{ origin: [...all] }', '...all', /Write them out/],
  ['{ origin: `https://${host}` }', '`https://${host}`', /Write the whole string/],
  ['{ origin: String.raw`a` }', 'String.raw`a`', /Write the whole string/],
  ['{ maxAge: 60 * 10 }', '60 * 10', /is a calculation/],
  ['{ credentials: !0 }', '!0', /is a calculation/],
  ['{ maxAge: -x }', '-x', /is a calculation/],
  [`{ origin: a || '*' }`, `a || '*'`, /is a calculation/],
  [`{ origin: a ? 1 : 2 }`, 'a ? 1 : 2', /is a calculation/],
  ['{ origin: (1, 2) }', '1, 2', /is several values/],
  ['origin = 1', 'origin = 1', /write `name: value`/],
  ['{ maxAge: 10n }', '10n', /is code/],
  ['{ __proto__: { credentials: true } }', '__proto__: { credentials: true }', /Remove it/],
  [`{ '__proto__': null }`, `'__proto__': null`, /Remove it/],
  [`{ ['origin']: '*' }`, `'origin'`, /has a calculated name/],
  ['{ get origin() {} }', 'get origin() {}', /is code\. Write `name: value`/],
  ['{ set origin(a) {} }', 'set origin(a) {}', /is code\. Write `name: value`/],
  [`{ maxAge: 1, maxAge: 2 }`, 'maxAge', /is here twice/],
  [`{ origin: ['a', , 'b'] }`, `['a', , 'b']`, /two commas with nothing between them/],
  [`{};`, ';', /Remove `;`/],
  [`{}) + alert(1`, ')', /Remove `\) \+ alert\(1`/],
  [`{ origin: 'a' credentials: true }`, 'c', /a comma, a quote or a bracket is missing/],
  [`{ origin: ['a'`, '', /The options end too early/],
  [`{ origin: 'a }`, `'`, /Unterminated string constant/],
  ['{ origin: /(/ }', '(', /Invalid regular expression/],
  ['<!-- {} -->', '<', /a comma, a quote or a bracket is missing/],
  ['#!/bin/node\n{}', '!', /Unexpected character/],
  ['['.repeat(4000), '', /nested too deeply/],
  ['{a:'.repeat(1300), '', /nested too deeply/],
  [`/${'('.repeat(9000)}${')'.repeat(9000)}/`, '', /nested too deeply/],
  ['`${'.repeat(1300), '', /nested too deeply/],
]

describe('a policy, written like options', () => {
  test.each(accepted)('is read as data: %j', (text, value) => {
    expect(readPolicy(text).value).toEqual(value)
  })

  test.each(refused.map(([text, at, says]) => [text.slice(0, 40), text, at, says] as const))(
    'is not data: %j',
    (_, text, at, says) => {
      let thrown: unknown
      try {
        readPolicy(text)
      } catch (error) {
        thrown = error
      }
      expect(thrown).toMatchObject({ message: expect.stringMatching(says) as string })
      const { from, to } = thrown as { from: number; to: number }
      expect(text.slice(from, to)).toBe(at)
    },
  )

  test.each([
    ['process.env.A', 'https://a.example'],
    ['process.env.UNSET', undefined],
    ['process.env.EMPTY', undefined],
    [`process.env.LIST.split(',')`, ['https://a.example', 'https://b.example']],
  ])('has the value of the environment variable in %s', (code, value) => {
    const variables = {
      A: 'https://a.example',
      EMPTY: '',
      LIST: 'https://a.example,https://b.example',
    }
    expect(readPolicy(`{ origin: ${code} }`, variables).value).toEqual({ origin: value })
  })

  test('has the prototype of any other object, and its own members', () => {
    const { value } = readPolicy('{ constructor: { prototype: 1 } }')
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
    expect(Object.keys(value as object)).toEqual(['constructor'])
  })
})
