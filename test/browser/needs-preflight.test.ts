import { describe, expect, it } from 'vitest'
import type { BrowserRequest } from '../../src/browser/browser-request.js'
import { needsPreflight, type PreflightCause } from '../../src/browser/needs-preflight.js'
import { actualOf, preflightOf } from '../../src/browser/outgoing-requests.js'
import { api, page, request } from './requests.js'

describe('the reasons for a preflight (#http-fetch)', () => {
  it.each<readonly [Partial<BrowserRequest>, readonly PreflightCause[]]>([
    [{ method: 'PUT' }, [['method-not-safelisted', 'PUT']]],
    [{ method: 'DELETE' }, [['method-not-safelisted', 'DELETE']]],
    [{ method: 'PATCH' }, [['method-not-safelisted', 'PATCH']]],
    [{ method: 'OPTIONS' }, [['method-not-safelisted', 'OPTIONS']]],
    [{ headers: [['X-A', '1']] }, [['header-not-safelisted: name', 'X-A: 1']]],
    [
      { headers: [['Authorization', 'Bearer x']] },
      [['header-not-safelisted: name', 'Authorization: Bearer x']],
    ],
    [
      { method: 'POST', headers: [['Content-Type', 'application/json']] },
      [['header-not-safelisted: mime-type', 'Content-Type: application/json']],
    ],
    [{ headers: [['Accept', '<x>']] }, [['header-not-safelisted: bytes', 'Accept: <x>']]],
    [{ headers: [['Range', 'bytes=-5']] }, [['header-not-safelisted: range', 'Range: bytes=-5']]],
    [
      { headers: [['Accept', 'x'.repeat(129)]] },
      [['header-not-safelisted: length', `Accept: ${'x'.repeat(129)}`]],
    ],
    [
      { headers: Array.from({ length: 9 }, () => ['Accept', 'x'.repeat(114)] as const) },
      [['headers-too-long-together', '1026 bytes']],
    ],
    [{ method: 'POST', preflightFlag: 'stream-body' }, [['stream-body', 'POST']]],
    [{ method: 'GET', preflightFlag: 'upload-listener' }, [['upload-listener', 'GET']]],
    [
      {
        method: 'PUT',
        headers: [
          ['X-B', '1'],
          ['X-A', '2'],
        ],
        preflightFlag: 'stream-body',
      },
      [
        ['method-not-safelisted', 'PUT'],
        ['header-not-safelisted: name', 'X-B: 1'],
        ['header-not-safelisted: name', 'X-A: 2'],
        ['stream-body', 'PUT'],
      ],
    ],
  ])('%j', (changes, causes) => {
    expect(needsPreflight(request(changes))).toMatchObject({
      outcome: 'pass',
      reason: 'preflight-needed',
      facts: causes,
    })
  })

  it.each<readonly [string, Partial<BrowserRequest>]>([
    ['GET', {}],
    ['HEAD', { method: 'HEAD' }],
    [
      'POST of a form',
      {
        method: 'POST',
        body: 'kept',
        headers: [['Content-Type', 'multipart/form-data; boundary=x']],
      },
    ],
    ['with credentials', { credentials: true }],
    ['from an opaque origin', { origin: 'null' }],
    [
      '8 times 128 bytes',
      { headers: Array.from({ length: 8 }, () => ['Accept', 'x'.repeat(128)] as const) },
    ],
  ])('no preflight is needed: %s', (_title, changes) => {
    expect(needsPreflight(request(changes))).toMatchObject({
      outcome: 'skip',
      reason: 'preflight-not-needed',
    })
  })
})

describe('a preflight contains (#cors-preflight-fetch)', () => {
  it.each<readonly [string, Partial<BrowserRequest>, string, string | undefined]>([
    ['only the method', { method: 'PUT' }, 'PUT', undefined],
    ['a method in its original case', { method: 'patch' }, 'patch', undefined],
    ['a header in lowercase', { headers: [['X-A', '1']] }, 'GET', 'x-a'],
    [
      'sorted headers, separated by commas without spaces',
      {
        headers: [
          ['X-B', '1'],
          ['Authorization', 'x'],
          ['X-A', '1'],
        ],
      },
      'GET',
      'authorization,x-a,x-b',
    ],
    [
      'a repeated header once',
      {
        headers: [
          ['X-A', '1'],
          ['x-a', '2'],
        ],
      },
      'GET',
      'x-a',
    ],
    [
      'no safelisted header',
      {
        headers: [
          ['Accept', '*/*'],
          ['X-A', '1'],
        ],
      },
      'GET',
      'x-a',
    ],
    [
      'Content-Type if its value is unsafe',
      { method: 'POST', headers: [['Content-Type', 'application/json']] },
      'POST',
      'content-type',
    ],
  ])('%s', (_title, changes, method, headers) => {
    const sent = new Map(preflightOf(request(changes)).headers)
    expect(sent.get('Access-Control-Request-Method')).toBe(method)
    expect(sent.get('Access-Control-Request-Headers')).toBe(headers)
  })

  it('OPTIONS, without credentials, body or fragment', () => {
    const changes = { url: `${api}#top`, method: 'PUT', credentials: true, body: 'kept' } as const
    expect(preflightOf(request(changes))).toEqual({
      kind: 'preflight',
      method: 'OPTIONS',
      url: api,
      headers: [
        ['Accept', '*/*'],
        ['Access-Control-Request-Method', 'PUT'],
        ['Origin', page],
      ],
      credentials: false,
      body: false,
    })
  })
})

describe('the request itself contains', () => {
  it.each<readonly [string, Partial<BrowserRequest>, string | undefined, boolean]>([
    ['its origin, if it is cross-origin', {}, page, false],
    ['its origin and credentials', { credentials: true }, page, true],
    ['`null`, from an opaque origin', { origin: 'null' }, 'null', false],
    [
      '`null`, after a redirect through another origin',
      { earlierUrls: ['https://other.example/'] },
      'null',
      false,
    ],
    ['no origin, if it is same-origin', { tainting: 'basic' }, undefined, true],
    ['no origin, in a same-origin HEAD', { tainting: 'basic', method: 'HEAD' }, undefined, true],
    ['its origin, in a same-origin POST', { tainting: 'basic', method: 'POST' }, page, true],
  ])('%s (#append-a-request-origin-header)', (_title, changes, origin, credentials) => {
    const sent = actualOf(request(changes))
    expect(new Map(sent.headers).get('Origin')).toBe(origin)
    expect(sent.credentials).toBe(credentials)
  })

  it('its method, headers and body', () => {
    const changes = { method: 'POST', headers: [['X-A', '1']], body: 'kept' } as const
    expect(actualOf(request({})).body).toBe(false)
    expect(actualOf(request({ ...changes, url: `${api}?q#top` }))).toEqual({
      kind: 'actual',
      method: 'POST',
      url: `${api}?q`,
      headers: [
        ['X-A', '1'],
        ['Origin', page],
      ],
      credentials: false,
      body: true,
    })
  })
})
