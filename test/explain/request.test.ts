import { createPolicy, type RequestToExplain } from 'allow-origin'
import { describe, expect, it } from 'vitest'

const origin = 'https://app.example.com'
const policy = createPolicy()

const explain = (request: unknown): unknown => policy.explain(request as RequestToExplain)

describe('an invalid request throws a TypeError that names the wrong member:', () => {
  it.each<[unknown, string]>([
    [undefined, 'The request is undefined. It must be an object with an `origin`.'],
    [null, 'The request is null.'],
    ['https://app.example.com', 'The request is "https://app.example.com".'],
    [{}, '`origin` is undefined. It must be a string.'],
    [{ origin: null }, '`origin` is null.'],
    [{ origin, method: 1 }, '`method` is 1. It must be a string.'],
    [{ origin, credentials: 'include' }, '`credentials` is "include". It must be true or false.'],
    [{ origin, url: 1 }, '`url` is 1. It must be a string.'],
    [{ origin, body: '{"a": 1}' }, "It must be 'text', 'bytes' or 'stream'."],
    [{ origin, body: null }, "`body` is null. It must be 'text', 'bytes' or 'stream'."],
    [{ origin, uploadListener: 1 }, '`uploadListener` is 1. It must be true or false.'],
    [{ origin, headers: 'X-One: 1' }, '`headers` is "X-One: 1".'],
    [{ origin, headers: { 'X-One': 1 } }, '`headers["X-One"]` is 1. It must be a string.'],
    [{ origin, headers: [['X-One']] }, '`headers["X-One"]` is undefined.'],
    [{ origin, headers: ['X-One: 1'] }, 'An entry of `headers` is "X-One: 1".'],
    [{ origin, header: {} }, 'Unknown request member `header`. Did you mean `headers`?'],
    [
      { origin, timeout: 1 },
      'Unknown request member `timeout`. The members are: origin, url, method, headers, credentials, body, uploadListener.',
    ],
  ])('%j', (request, message) => {
    expect(() => explain(request)).toThrow(TypeError)
    expect(() => explain(request)).toThrow(message)
  })
})

describe('headers are accepted', () => {
  const pairs = [
    ['x-one', '1'],
    ['x-two', '2'],
  ] as const

  it.each<[string, RequestToExplain['headers']]>([
    ['as an object', { 'x-one': '1', 'x-two': '2' }],
    ['as pairs', pairs],
    ['as a map', new Map(pairs)],
    ['as `Headers`', new Headers({ 'x-one': '1', 'x-two': '2' })],
  ])('%s', async (_, headers) => {
    expect((await policy.explain({ origin, headers })).request.headers).toEqual(pairs)
  })

  it('with one name several times', async () => {
    const headers = [
      ['Accept', 'text/html'],
      ['Accept', 'text/plain'],
    ] as const

    expect((await policy.explain({ origin, headers })).request.headers).toEqual(headers)
  })
})

it('a member that is undefined takes its default', async () => {
  const asked = {
    ...{ origin, url: undefined, method: undefined, headers: undefined, credentials: undefined },
    ...{ body: undefined, uploadListener: undefined },
  }

  expect((await policy.explain(asked)).request).toEqual({
    url: null,
    origin,
    method: 'GET',
    headers: [],
    credentials: false,
  })
})
