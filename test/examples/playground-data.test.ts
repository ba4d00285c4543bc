import { describe, expect, test } from 'vitest'
import { readPolicy } from '../../examples/playground/read-policy.js'

/** Text that is data, and the data. */
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

/** Text that is none, where that is seen, and what is said about it. */
const refused: readonly (readonly [text: string, at: string, says: RegExp])[] = [
  ['', '', /^Write the options: `\{\}` is all defaults/],
  ['  \n', '', /^Write the options/],
  ['{ origin: predicate }', 'predicate', /`predicate` is a name, .*: write the value itself/],
  ['{ origin }', 'origin', /`origin` is a name/],
  ['{ maxAge: Infinity }', 'Infinity', /write a number in digits/],
  ['{ origin: process.env.ORIGIN }', 'process.env.ORIGIN', /is read from somewhere else/],
  ['{ origin: process?.env }', 'process?.env', /is read from somewhere else/],
  ['{ origin: (origin) => true }', '(origin) => true', /On your server it works/],
  ['{ origin: function () {} }', 'function () {}', /On your server it works/],
  ['{ origin() {} }', '() {}', /On your server it works/],
  [`{ origin: alert('run') }`, `alert('run')`, /nothing is called here: write what it gives/],
  [`cors({ origin: '*' })`, `cors({ origin: '*' })`, /write the options alone/],
  ['app.use(cors())', 'app.use(cors())', /write the options alone/],
  [`{ origin: new RegExp('a') }`, `new RegExp('a')`, /write it between slashes/],
  ['{ origin: new Set() }', 'new Set()', /write the value itself/],
  [`{ origin: import('node:fs') }`, `import('node:fs')`, /is code, and only data is read here/],
  ['{ origin: this }', 'this', /is code/],
  ['{ origin: await all }', 'await all', /is code/],
  ['{ origin: class {} }', 'class {}', /is code/],
  ['{ ...defaults }', '...defaults', /write them out/],
  ['{ origin: [...all] }', '...all', /write them out/],
  ['{ origin: `https://${host}` }', '`https://${host}`', /write the whole text/],
  ['{ origin: String.raw`a` }', 'String.raw`a`', /write the whole text/],
  ['{ maxAge: 60 * 10 }', '60 * 10', /is calculated/],
  ['{ credentials: !0 }', '!0', /is calculated/],
  ['{ maxAge: -x }', '-x', /is calculated/],
  [`{ origin: a || '*' }`, `a || '*'`, /is calculated/],
  [`{ origin: a ? 1 : 2 }`, 'a ? 1 : 2', /is calculated/],
  ['{ origin: (1, 2) }', '1, 2', /is several values/],
  ['origin = 1', 'origin = 1', /write `name: value`/],
  ['{ maxAge: 10n }', '10n', /is code/],
  ['{ __proto__: { credentials: true } }', '__proto__: { credentials: true }', /leave it out/],
  [`{ '__proto__': null }`, `'__proto__': null`, /leave it out/],
  [`{ ['origin']: '*' }`, `'origin'`, /a name that is calculated/],
  ['{ get origin() {} }', 'get origin() {}', /is run when it is read/],
  ['{ set origin(a) {} }', 'set origin(a) {}', /is run when it is read/],
  [`{ maxAge: 1, maxAge: 2 }`, 'maxAge', /stands here twice/],
  [`{ origin: ['a', , 'b'] }`, `['a', , 'b']`, /two commas with nothing in between/],
  [`{};`, ';', /leave out `;`/],
  [`{}) + alert(1`, ')', /leave out `\) \+ alert\(1`/],
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

describe('a policy that is written as one writes options', () => {
  test.each(accepted)('is read as data: %j', (text, value) => {
    expect(readPolicy(text).value).toEqual(value)
  })

  test.each(refused.map(([text, at, says]) => [text.slice(0, 40), text, at, says] as const))(
    'is no data: %j',
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

  test('has a prototype like any other object, and members of its own', () => {
    const { value } = readPolicy('{ constructor: { prototype: 1 } }')
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
    expect(Object.keys(value as object)).toEqual(['constructor'])
  })
})
