import { describe, expect, it } from 'vitest'
import type { BrowserRequest } from '../../src/browser/browser-request.js'
import { followRedirect } from '../../src/browser/redirect.js'
import type { Reason } from '../../src/browser/step.js'
import { redirect } from './redirects.js'
import { api, page, request, response } from './requests.js'

describe('a status and a Location make a response a redirect (#http-redirect-fetch)', () => {
  it.each([
    [301, true],
    [302, true],
    [303, true],
    [307, true],
    [308, true],
    [200, false],
    [201, false],
    [300, false],
    [304, false],
    [305, false],
    [306, false],
    [404, false],
  ])('%s with Location: %s', (status, follows) => {
    expect(redirect({}, '/other', status) !== undefined).toBe(follows)
  })

  it.each([301, 302, 303, 307, 308])('%s without Location is not a redirect', (status) => {
    expect(followRedirect(request(), response([], status))).toBeUndefined()
  })
})

describe('Location is resolved against the current URL (#concept-response-location-url)', () => {
  it.each([
    ['https://other.example/x', 'https://other.example/x'],
    ['/x', 'https://api.example/x'],
    ['x', 'https://api.example/x'],
    ['//other.example', 'https://other.example/'],
    ['?q', 'https://api.example/items?q'],
    ['', 'https://api.example/items'],
    [' /x ', 'https://api.example/x'],
    ['HTTPS://OTHER.example:443/x', 'https://other.example/x'],
    ['http://api.example/items', 'http://api.example/items'],
  ])('%j leads to %s', (location, url) => {
    expect(redirect({}, location)).toMatchObject({
      step: { outcome: 'pass', reason: 'redirect-followed' },
      request: { url, earlierUrls: [api] },
    })
  })
})

describe('a redirect fails (#http-redirect-fetch)', () => {
  it.each<readonly [string, Partial<BrowserRequest>, string, number, Reason]>([
    ['to an invalid URL', {}, 'https://', 302, 'redirect-location-invalid'],
    ['to a port out of range', {}, 'https://api.example:99999/', 302, 'redirect-location-invalid'],
    ['to data:', {}, 'data:,x', 302, 'redirect-scheme-not-http'],
    ['to blob:', {}, 'blob:https://page.example/1', 302, 'redirect-scheme-not-http'],
    ['to about:blank', {}, 'about:blank', 302, 'redirect-scheme-not-http'],
    ['to file:', {}, 'file:///etc/hosts', 302, 'redirect-scheme-not-http'],
    ['to ws:', {}, 'wss://api.example/', 302, 'redirect-scheme-not-http'],
    ['to mailto:', {}, 'mailto:x@example.com', 302, 'redirect-scheme-not-http'],
    ['with a username', {}, 'https://user@api.example/', 302, 'redirect-with-userinfo'],
    ['with a password', {}, 'https://:pass@api.example/', 302, 'redirect-with-userinfo'],
    ['with both', {}, 'https://user:pass@api.example/', 302, 'redirect-with-userinfo'],
    [
      'with a username, back to the own origin',
      {},
      'https://user@page.example/',
      302,
      'redirect-with-userinfo',
    ],
    [
      'with a username, from the own origin to another',
      { url: `${page}/`, tainting: 'basic' },
      'https://user@api.example/',
      302,
      'redirect-with-userinfo',
    ],
    [
      'of a stream with 301',
      { method: 'POST', body: 'stream' },
      '/x',
      301,
      'redirect-with-stream-body',
    ],
    [
      'of a stream with 302',
      { method: 'POST', body: 'stream' },
      '/x',
      302,
      'redirect-with-stream-body',
    ],
    [
      'of a stream with 307',
      { method: 'PUT', body: 'stream' },
      '/x',
      307,
      'redirect-with-stream-body',
    ],
    [
      'of a stream with 308',
      { method: 'PUT', body: 'stream' },
      '/x',
      308,
      'redirect-with-stream-body',
    ],
    [
      'for the 21st time',
      { earlierUrls: Array<string>(20).fill(api) },
      '/x',
      302,
      'redirect-limit',
    ],
  ])('%s', (_title, changes, location, status, reason) => {
    const redirection = redirect(changes, location, status)
    expect(redirection?.step).toMatchObject({ outcome: 'fail', reason })
    expect(redirection?.request).toBeUndefined()
  })

  it('with two Location headers', () => {
    const headers = [
      ['Location', '/x'],
      ['Location', '/x'],
    ] as const
    expect(followRedirect(request(), response(headers, 302))?.step).toMatchObject({
      outcome: 'fail',
      reason: 'redirect-location-multiple',
      facts: [
        ['status', '302'],
        ['Location', '/x, /x'],
      ],
    })
  })
})

describe('a redirect is still followed', () => {
  it.each<readonly [string, Partial<BrowserRequest>, string, number]>([
    ['with an empty username', {}, 'https://@api.example/', 302],
    ['with an empty username and password', {}, 'https://:@api.example/', 302],
    [
      'with a username, within the own origin',
      { url: `${page}/`, tainting: 'basic' },
      'https://user@page.example/',
      302,
    ],
    ['of a stream with 303', { method: 'POST', body: 'stream' }, '/x', 303],
    ['for the 20th time', { earlierUrls: Array<string>(19).fill(api) }, '/x', 302],
    ['to the same URL', {}, api, 302],
  ])('%s', (_title, changes, location, status) => {
    expect(redirect(changes, location, status)?.request).toBeDefined()
  })
})
