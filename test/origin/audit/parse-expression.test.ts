import { describe, expect, it } from 'vitest'
import { alphabet } from '../../../src/origin/audit/alphabet.js'
import { parseExpression } from '../../../src/origin/audit/parse-expression.js'
import { NotAuditable, type Syntax } from '../../../src/origin/audit/syntax.js'

const { raw } = String

/** The character sets of the atoms, in order. */
function setsOf(syntax: Syntax): string[] {
  switch (syntax.kind) {
    case 'atom':
      return [syntax.set]
    case 'edge':
      return [syntax.edge]
    case 'sequence':
      return syntax.parts.flatMap(setsOf)
    case 'choice':
      return syntax.choices.flatMap(setsOf)
    default:
      return setsOf(syntax.body)
  }
}

const read = (source: string, flags = ''): string[] =>
  parseExpression({ source, flags }).alternatives.flatMap(({ syntax }) => setsOf(syntax))

const digits = '1234567890'

describe('each atom is parsed with the characters that the engine matches:', () => {
  it.each([
    [raw`a`, '', ['a']],
    [raw`.`, '', [alphabet]],
    [raw`A`, '', ['A']],
    [raw`A`, 'i', ['aA']],
    [raw`[b-d]e`, '', ['bcd', 'e']],
    [raw`[\]a]e`, '', ['a]', 'e']],
    [raw`[[a]e`, '', ['a[', 'e']],
    [raw`[^]e`, '', [alphabet, 'e']],
    [raw`[]e`, '', ['', 'e']],
    [raw`[[ab]--[b]]e`, 'v', ['a', 'e']],
    [raw`\d\.`, '', [digits, '.']],
    [raw`\x61\u0062e`, '', ['a', 'b', 'e']],
    [raw`\u{61}e`, 'u', ['a', 'e']],
    [raw`\ud83d\ude00e`, 'u', ['', 'e']],
    [raw`\ud83d\u0061e`, 'u', ['', 'a', 'e']],
    [raw`\p{Nd}\P{L}e`, 'u', [digits, '.1234567890-_:/+[]!$%&();={}~', 'e']],
    [raw`\x6\u06e`, '', ['x', '6', 'u', '0', '6', 'e']],
    [raw`\p{a`, '', ['p', '{', 'a']],
    [raw`\u{2}`, '', ['u']],
    [raw`\ca\c1`, '', ['', '', '1']],
    [raw`\0\56\141\18`, '', ['', '.', 'a', '', '8']],
    [raw`\1(a)`, 'u', undefined],
    [raw`(a)\2`, '', ['a', '']],
    [raw`(a)\1`, '', undefined],
    [raw`\k`, '', ['k']],
    [raw`(?<k>a)\k<k>`, '', undefined],
    [raw`a{2}{`, '', ['a', '{']],
    [raw`a{,2}`, '', ['a', '{', '', '2', '}']],
    [raw`😀e`, '', ['', '', 'e']],
    [raw`😀e`, 'u', ['', 'e']],
    [raw`[\q{ab}]`, 'v', undefined],
    [raw`\ba\B`, '', ['a']],
    [raw`^a$`, '', ['start', 'a', 'end']],
    [raw`(?<=^)a(?=$)(?!$)(?<!^)`, '', ['start', 'a', 'end']],
    [raw`(?=b)(?!c)(?<=d)(?<!e)a`, '', ['b', 'c', 'd', 'e', 'a']],
    [raw`(?<=(?:^|^$))a`, '', ['start', 'start', 'end', 'a']],
    [raw`(?<=b+)a`, '', ['b', 'a']],
    [raw`(?:a|b)(?<name>c)(d)`, '', ['a', 'b', 'c', 'd']],
    [raw`(?i:A)A(?-i:a)`, '', ['aA', 'A', 'a']],
    [raw`(?-i:A)A`, 'i', ['A', 'aA']],
    [`${'('.repeat(101)}a${')'.repeat(101)}`, '', undefined],
  ])('%s with flags "%s"', (source, flags, sets) => {
    if (sets === undefined) expect(() => read(source, flags)).toThrow(NotAuditable)
    else expect(read(source, flags)).toEqual(sets)
  })
})

it.each([
  ['a*', 0, Infinity],
  ['a+?', 1, Infinity],
  ['a?', 0, 1],
  ['a{3}', 3, 3],
  ['a{3,}', 3, Infinity],
  ['a{3,5}?', 3, 5],
])('%s repeats from %d to %d times', (source, min, max) => {
  const [alternative] = parseExpression({ source, flags: '' }).alternatives
  expect(alternative?.syntax).toMatchObject({ parts: [{ kind: 'repeat', min, max }] })
})

it.each([
  ['a', 'm', true],
  ['a', '', false],
  ['(?m:a)', '', true],
  ['(?-m:a)', 'm', true],
])('%s with flags "%s" has isMultiline %s', (source, flags, isMultiline) => {
  expect(parseExpression({ source, flags }).isMultiline).toBe(isMultiline)
})
