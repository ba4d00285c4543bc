import { createPolicy } from 'allow-origin'
import { describe, expect, it } from 'vitest'
import { mostAlike, mostCompared } from '../../src/origin/most-alike.js'

const listed = [
  'https://app.example.org',
  'https://example.net',
  'https://shop.example',
  'http://localhost:5173',
  'capacitor://localhost',
  'https://*.preview.test',
  'http://127.0.0.1:*',
  /^https:\/\/pr-\d+\.example\.dev$/,
  'null',
]
const policy = createPolicy({ origin: listed, dangerously: { nullOrigin: true } })

describe('the nearest origin of an allowlist, if', () => {
  it.each([
    ['the scheme differs', 'http://app.example.org', 'https://app.example.org'],
    ['the top-level domain differs', 'https://app.example.com', 'https://app.example.org'],
    [
      '`127.0.0.1` was sent instead of `localhost`',
      'http://127.0.0.1:5173',
      'http://localhost:5173',
    ],
    ['`[::1]` was sent instead of `localhost`', 'http://[::1]:5173', 'http://localhost:5173'],
    [
      '`localhost` was sent instead of `127.0.0.1` with any port',
      'http://localhost:3000',
      'http://127.0.0.1:3000',
    ],
    ['`[::1]` was sent instead of `127.0.0.1` with any port', 'http://[::1]', 'http://127.0.0.1'],
    ['there is an extra port', 'https://app.example.org:8443', 'https://app.example.org'],
    ['there is an extra label', 'https://www.example.net', 'https://example.net'],
    ['a label differs', 'https://api.example.org', 'https://app.example.org'],
    ['there is a typo', 'https://app.exmaple.org', 'https://app.example.org'],
    ['the origin is malformed', 'https://app.example.org/', 'https://app.example.org'],
    ['several entries are similar', 'https://shops.example', 'https://shop.example'],
    ['a little more than half matches', 'https://aaaaaaa.example', 'https://shop.example'],
    ['a later entry is similar, but less so', 'https://app.example.net', 'https://app.example.org'],
    ['two entries are equally near, is the first', 'https://localhost', 'capacitor://localhost'],
  ])('%s: %s', (_, origin, nearest) => {
    expect(policy.nearest(origin)).toBe(nearest)
  })

  it('is the first of two that miss a letter, even if it is double', () => {
    const listed = ['https://shhopp.example', 'https://shop.example']

    expect(mostAlike('https://shhop.example', listed)).toBe(listed[0])
  })

  it.each([
    ['nothing matches', 'https://attacker.test'],
    ['only half matches', 'https://aaaaaaaa.example'],
    ['the origin is `null`', 'null'],
    ['only `null` is similar', 'https://ll'],
    ['the origin is empty', ''],
    ['only a pattern is similar', 'https://preview.test'],
    ['only an address with any port is similar', 'http://127.0.0.2:8080'],
  ])('is undefined if %s', (_, origin) => {
    expect(policy.nearest(origin)).toBeUndefined()
  })

  it.each([
    ['every origin', {}],
    ['no origin', { origin: false }],
    ['every well-formed origin', { origin: true }],
    ['what a predicate allows', { origin: () => false }],
  ])('is undefined if the policy allows %s', (_, options) => {
    expect(createPolicy(options).nearest('https://app.example.com')).toBeUndefined()
  })
})

describe('the nearest origin of a loopback address, if the list has', () => {
  const dev = 'http://localhost:5173'

  it.each([
    ['the same name with another port', dev, 'http://localhost:3000', dev],
    ['another name with the same port', dev, 'http://127.0.0.1:5173', dev],
    ['another name with another scheme', dev, 'https://127.0.0.1:5173', undefined],
    [
      'another name in a regular expression',
      /^http:\/\/localhost:\d+$/,
      'http://[::1]:8080',
      'http://localhost:8080',
    ],
    ['an address that only looks like loopback', dev, 'http://127.0.0.2:5173', undefined],
  ])('%s', (_, origin, denied, nearest) => {
    expect(createPolicy({ origin }).nearest(denied)).toBe(nearest)
  })
})

describe('of several similar origins, the nearest is', () => {
  it.each([
    ['the first', 'https://b.example', ['https://a.example', 'https://c.example']],
    [
      'the first, even if another repeats a letter',
      'https://a.example',
      ['https://b.example', 'https://aa.example'],
    ],
  ])('%s', (_, origin, [nearest = '', other = '']) => {
    expect(mostAlike(origin, [nearest, other])).toBe(nearest)
  })

  it('one with another letter, even if an earlier one repeats a label', () => {
    const listed = ['https://app.app.example', 'https://apq.example']

    expect(mostAlike('https://app.example', listed)).toBe('https://apq.example')
  })
})

describe('a list of any length', () => {
  it('is read only up to its first 1,000 origins', () => {
    let read = 0
    function* endless(): Generator<string> {
      for (;;) {
        read += 1
        yield `https://tenant-${read}.example`
      }
    }

    expect(mostAlike('https://tenant-1000x.example', endless())).toBe('https://tenant-1000.example')
    expect(mostCompared).toBe(1_000)
    expect(read).toBe(mostCompared)
  })
})
