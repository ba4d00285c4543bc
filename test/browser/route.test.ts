import { describe, expect, it } from 'vitest'
import { serializeRequestOrigin, type BrowserRequest } from '../../src/browser/browser-request.js'
import { route } from '../../src/browser/route.js'
import type { Reason } from '../../src/browser/step.js'
import { api, page, request } from './requests.js'

describe('Origin after redirects (#serializing-a-request-origin)', () => {
  const other = 'https://other.example/'
  const home = `${page}/`

  it.each<readonly [string, readonly string[], string, string]>([
    ['none', [], api, page],
    ['within the other origin', [api, `${api}/2`], `${api}/3`, page],
    ['from the own origin', [home], api, page],
    ['from the own origin and within the other', [home, `${home}2`, api], `${api}/2`, page],
    ['to a third origin', [api], other, 'null'],
    ['to another scheme', [api], 'http://api.example/items', 'null'],
    ['to another port', [api], 'https://api.example:8443/items', 'null'],
    ['to a subdomain', [api], 'https://www.api.example/', 'null'],
    ['back to the own origin', [api], home, 'null'],
    ['back and forth', [api, other], api, 'null'],
    ['from the own origin to a third origin', [home, api], other, 'null'],
    ['away, back and away again', [home, api, home], api, 'null'],
  ])('%s', (_title, earlierUrls, url, origin) => {
    expect(serializeRequestOrigin(request({ earlierUrls, url }))).toBe(origin)
  })

  it('an opaque origin stays null', () => {
    expect(serializeRequestOrigin(request({ origin: 'null' }))).toBe('null')
  })
})

describe('where a request goes and whether CORS guards it (#main-fetch)', () => {
  it.each<
    readonly [string, string, BrowserRequest['tainting'], Reason, BrowserRequest['tainting']]
  >([
    [page, `${page}/x`, 'basic', 'same-origin', 'basic'],
    [page, 'https://page.example:443/x', 'basic', 'same-origin', 'basic'],
    [page, `${page}/x`, 'cors', 'back-from-another-origin', 'cors'],
    [page, api, 'basic', 'cross-origin', 'cors'],
    [page, 'http://page.example/', 'basic', 'cross-origin', 'cors'],
    [page, 'https://page.example:8443/', 'basic', 'cross-origin', 'cors'],
    [page, 'https://www.page.example/', 'basic', 'cross-origin', 'cors'],
    ['null', api, 'basic', 'cross-origin', 'cors'],
    ['capacitor://localhost', 'https://localhost/', 'basic', 'cross-origin', 'cors'],
    [page, 'file:///x', 'basic', 'scheme-not-http', 'basic'],
    [page, 'ftp://page.example/', 'basic', 'scheme-not-http', 'basic'],
    ['null', 'data:,x', 'basic', 'scheme-not-http', 'basic'],
  ])('from %s to %s (%s): %s', (origin, url, tainting, reason, after) => {
    const routed = route(request({ origin, url, tainting }))
    expect(routed.step).toMatchObject({
      outcome: reason === 'scheme-not-http' ? 'fail' : 'pass',
      reason,
    })
    expect(routed.request.tainting).toBe(after)
  })
})
