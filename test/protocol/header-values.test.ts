import { describe, expect, it } from 'vitest'
import { extractSeconds, extractTokens, splitValue } from '../../src/protocol/header-values.js'
import { type HeaderList } from '../../src/protocol/header-list.js'

const repeated = (values: readonly string[]): HeaderList => [
  ['Other', 'x y'],
  ...values.map((value, index) => [index % 2 ? 'list' : 'List', value] as const),
]

describe('a list of tokens is extracted (#extract-header-list-values)', () => {
  it.each([
    ['one element', ['PUT'], ['PUT']],
    ['two elements', ['PUT,DELETE'], ['PUT', 'DELETE']],
    ['a space after the comma', ['PUT, DELETE'], ['PUT', 'DELETE']],
    ['surrounding tabs and spaces', ['\tPUT \t,\t DELETE '], ['PUT', 'DELETE']],
    ['the original case', ['put, Put'], ['put', 'Put']],
    ['a repeated element', ['PUT, PUT'], ['PUT', 'PUT']],
    ['the wildcard', ['*'], ['*']],
    ['the wildcard among others', ['x-a, *'], ['x-a', '*']],
    ['every character of a token', ["!#$%&'*+-.^_`|~09azAZ"], ["!#$%&'*+-.^_`|~09azAZ"]],
    ['an empty value', [''], []],
    ['only whitespace', [' \t'], []],
    ['only a comma', [','], []],
    ['an empty element first', [',PUT'], ['PUT']],
    ['an empty element last', ['PUT,'], ['PUT']],
    ['empty elements between', ['PUT, , ,DELETE'], ['PUT', 'DELETE']],
    ['two headers', ['PUT', 'DELETE'], ['PUT', 'DELETE']],
    ['two headers with lists', ['PUT, A', 'DELETE, B'], ['PUT', 'A', 'DELETE', 'B']],
    ['two headers, one of them empty', ['', 'PUT'], ['PUT']],
  ])('%s', (_title, values, tokens) => {
    expect(extractTokens('List', repeated(values))).toEqual(tokens)
  })

  it('a missing header gives null', () => {
    expect(extractTokens('List', repeated([]))).toBeNull()
  })

  it.each([
    ['a space in an element', ['Bad method name']],
    ['a good element before a bad one', ['PUT, bad name']],
    ['a bad element before a good one', ['bad name, PUT']],
    ['a quoted string', ['"PUT"']],
    ['semicolons instead of commas', ['PUT;DELETE']],
    ['a parameter', ['PUT;q=1']],
    ['brackets', ['[PUT]']],
    ['braces', ['{PUT}']],
    ['a slash', ['x/y']],
    ['a colon', ['x-a: 1']],
    ['an at sign', ['@#$#%%&^&^*()()11!']],
    ['a byte that is not ASCII', ['caf\xe9']],
    ['a control character', ['x\x01']],
    ['a form feed', ['PUT,\fDELETE']],
    ['a no-break space', ['PUT,\xa0DELETE']],
    ['a malformed second header', ['PUT', 'bad name']],
    ['a malformed first header', ['bad name', 'PUT']],
  ])('failure: %s', (_title, values) => {
    expect(extractTokens('List', repeated(values))).toBeUndefined()
  })
})

describe('a number of seconds is extracted (#extract-header-list-values, delta-seconds)', () => {
  it.each([
    [['0'], 0],
    [['5'], 5],
    [[' 600\t'], 600],
    [['007'], 7],
    [['86400'], 86_400],
    [['2147483648'], 2 ** 31],
    [['9'.repeat(400)], 2 ** 31],
    [[], null],
  ])('%j: %s', (values, seconds) => {
    expect(extractSeconds('List', repeated(values))).toBe(seconds)
  })

  it.each([
    [['']],
    [['-1']],
    [['+5']],
    [['1.5']],
    [['1e3']],
    [['0x10']],
    [['10s']],
    [['ten']],
    [['10 20']],
    [['10, 20']],
    [['"10"']],
    [['10', '10']],
    [['\u0661']],
  ])('failure: %j', (values) => {
    expect(extractSeconds('List', repeated(values))).toBeUndefined()
  })
})

describe('a value is split at its commas, except in quoted strings (#header-value-get-decode-and-split)', () => {
  it.each([
    ['', ['']],
    ['nosniff,', ['nosniff', '']],
    ['text/html;", x/x', ['text/html;", x/x']],
    ['x/x;test="hi",y/y', ['x/x;test="hi"', 'y/y']],
    ['x / x,,,1', ['x / x', '', '', '1']],
    ['"1,2", 3', ['"1,2"', '3']],
    [' a\t,\tb ', ['a', 'b']],
    [String.raw`"a\",b",c`, [String.raw`"a\",b"`, 'c']],
    [String.raw`"a\\",c`, [String.raw`"a\\"`, 'c']],
    [String.raw`a\",b",c`, [String.raw`a\",b"`, 'c']],
    ['"\\', ['"\\']],
  ])('%j: %j', (value, parts) => {
    expect(splitValue(value)).toEqual(parts)
  })
})
