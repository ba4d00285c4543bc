import { describe, expect, it } from 'vitest'
import { lengthOfSafelisted, unsafeRequestHeaderNames } from '../../src/protocol/request-headers.js'

const bytes = (length: number): string => '0'.repeat(length)

const full = [
  'Accept',
  'accept',
  'ACCEPT',
  'Accept-Language',
  'Content-Language',
  'aCCEPT',
  'acCept',
].map((name) => [name, bytes(128)] as const)

describe('the names that a server has to allow (#cors-unsafe-request-header-names)', () => {
  it.each([
    ['none of no headers', [], []],
    [
      'none of safelisted headers',
      [
        ['Accept', '*/*'],
        ['Content-Type', 'text/plain'],
      ],
      [],
    ],
    [
      'lower-cased and sorted',
      [
        ['X-B', '1'],
        ['X-A', '1'],
        ['Authorization', 'x'],
      ],
      ['authorization', 'x-a', 'x-b'],
    ],
    [
      'each once',
      [
        ['X-A', '1'],
        ['x-a', '2'],
      ],
      ['x-a'],
    ],
    [
      'a safelisted name with an unsafe value',
      [
        ['Content-Type', 'application/json'],
        ['Accept', '*/*'],
      ],
      ['content-type'],
    ],
    [
      'of two headers of one name, the unsafe one',
      [
        ['Content-Type', 'text/plain'],
        ['Content-Type', 'application/json'],
      ],
      ['content-type'],
    ],
    ['none of 1,024 safelisted bytes', [...full, ['Content-Type', `text/plain;${bytes(117)}`]], []],
    [
      'all of 1,025 safelisted bytes',
      [...full, ['Content-Type', `text/plain;${bytes(117)}`], ['Range', 'bytes=0-']],
      ['accept', 'accept-language', 'content-language', 'content-type', 'range'],
    ],
    [
      'what is not safelisted does not count',
      [...full, ['X-A', bytes(128)], ['X-B', bytes(128)]],
      ['x-a', 'x-b'],
    ],
    [
      'above the limit, the others with them',
      [...full, ['Accept', bytes(128)], ['Accept', '0'], ['X-A', '1']],
      ['accept', 'accept-language', 'content-language', 'x-a'],
    ],
  ] as const)('%s', (_title, headers, names) => {
    expect(unsafeRequestHeaderNames(headers)).toEqual(names)
  })

  it('a value’s length is that of its bytes', () => {
    expect(
      lengthOfSafelisted([
        ['Accept', '\xe9\xe9'],
        ['X-A', '12345'],
      ]),
    ).toBe(2)
  })
})
