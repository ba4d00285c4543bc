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

describe('the header names that a server must allow (#cors-unsafe-request-header-names)', () => {
  it.each([
    ['none for an empty list', [], []],
    [
      'none for safelisted headers',
      [
        ['Accept', '*/*'],
        ['Content-Type', 'text/plain'],
      ],
      [],
    ],
    [
      'in lowercase and sorted',
      [
        ['X-B', '1'],
        ['X-A', '1'],
        ['Authorization', 'x'],
      ],
      ['authorization', 'x-a', 'x-b'],
    ],
    [
      'each name once',
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
      'only the unsafe one of two headers with the same name',
      [
        ['Content-Type', 'text/plain'],
        ['Content-Type', 'application/json'],
      ],
      ['content-type'],
    ],
    [
      'none for 1,024 safelisted bytes',
      [...full, ['Content-Type', `text/plain;${bytes(117)}`]],
      [],
    ],
    [
      'all for 1,025 safelisted bytes',
      [...full, ['Content-Type', `text/plain;${bytes(117)}`], ['Range', 'bytes=0-']],
      ['accept', 'accept-language', 'content-language', 'content-type', 'range'],
    ],
    [
      'headers that are not safelisted do not count toward the limit',
      [...full, ['X-A', bytes(128)], ['X-B', bytes(128)]],
      ['x-a', 'x-b'],
    ],
    [
      'above the limit, all headers',
      [...full, ['Accept', bytes(128)], ['Accept', '0'], ['X-A', '1']],
      ['accept', 'accept-language', 'content-language', 'x-a'],
    ],
  ] as const)('%s', (_title, headers, names) => {
    expect(unsafeRequestHeaderNames(headers)).toEqual(names)
  })

  it('the length of a value is counted in bytes', () => {
    expect(
      lengthOfSafelisted([
        ['Accept', '\xe9\xe9'],
        ['X-A', '12345'],
      ]),
    ).toBe(2)
  })
})
