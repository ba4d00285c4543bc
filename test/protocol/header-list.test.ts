import { describe, expect, it } from 'vitest'
import {
  getHeader,
  isHeaderValue,
  normalizeValue,
  toSortedLowercaseSet,
  valuesOf,
  withoutHeaders,
  type HeaderList,
} from '../../src/protocol/header-list.js'

describe('HTTP whitespace is trimmed only from the ends of a value (#concept-header-value-normalize)', () => {
  it.each([
    ['', ''],
    ['x', 'x'],
    [' x', 'x'],
    ['x ', 'x'],
    ['\t x \t', 'x'],
    ['\r\nx\r\n', 'x'],
    ['x y', 'x y'],
    [' \t ', ''],
    ['\fx', '\fx'],
    ['\xa0x\xa0', '\xa0x\xa0'],
  ])('%j becomes %j', (value, normalized) => {
    expect(normalizeValue(value)).toBe(normalized)
  })
})

describe('whether a string is a header value (#header-value)', () => {
  it.each([
    ['', true],
    ['x y', true],
    ['\x01', true],
    ['\x7f', true],
    ['\xe9', true],
    ['\xff', true],
    ['x\0y', false],
    ['x\ny', false],
    ['x\ry', false],
    ['\u0100', false],
    ['\u{1f600}', false],
  ])('%j: %s', (value, is) => {
    expect(isHeaderValue(value)).toBe(is)
  })
})

const headers: HeaderList = [
  ['A', 'one'],
  ['B', ' \t'],
  ['a', ' two, three '],
  ['C', ''],
]

describe('a header is found by its name in any case (#concept-header-list-get)', () => {
  it.each([
    ['A', 'one, two, three'],
    ['a', 'one, two, three'],
    ['B', ''],
    ['c', ''],
    ['D', null],
  ])('%s: %j', (name, value) => {
    expect(getHeader(name, headers)).toBe(value)
  })

  it('the values of repeated headers can be read one by one', () => {
    expect(valuesOf('a', headers)).toEqual(['one', 'two, three'])
  })
})

describe('headers are removed by their names in any case (#concept-header-list-delete)', () => {
  it.each([
    [['a'], ['B', 'C']],
    [
      ['b', 'c'],
      ['A', 'a'],
    ],
    [['D'], ['A', 'B', 'a', 'C']],
  ])('without %j, these are left: %j', (names, left) => {
    expect(withoutHeaders(names, headers).map(([name]) => name)).toEqual(left)
  })
})

describe('names become a sorted lowercase set (#convert-header-names-to-a-sorted-lowercase-set)', () => {
  it.each([
    [[], []],
    [
      ['X-B', 'x-a'],
      ['x-a', 'x-b'],
    ],
    [['X-A', 'x-a', 'X-a'], ['x-a']],
    [
      ['b', 'A', '_', '1', '-'],
      ['-', '1', '_', 'a', 'b'],
    ],
  ])('%j becomes %j', (names, set) => {
    expect(toSortedLowercaseSet(names)).toEqual(set)
  })
})
