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
    ['http://page.example', 'http://api.example/', 'basic', 'cross-origin', 'cors'],
    ['null', 'http://api.example/', 'basic', 'cross-origin', 'cors'],
    [page, 'http://localhost:3000/', 'basic', 'cross-origin', 'cors'],
    [page, 'http://localhost./', 'basic', 'cross-origin', 'cors'],
    [page, 'http://api.localhost/', 'basic', 'cross-origin', 'cors'],
    [page, 'http://127.1.2.3/', 'basic', 'cross-origin', 'cors'],
    [page, 'http://[::1]:3000/', 'basic', 'cross-origin', 'cors'],
    [page, 'https://api.example:8080/', 'basic', 'cross-origin', 'cors'],
    [page, 'http://page.example/', 'basic', 'mixed-content', 'basic'],
    [page, 'http://page.example/', 'cors', 'mixed-content', 'cors'],
    [page, 'http://localhost.example/', 'basic', 'mixed-content', 'basic'],
    [page, 'http://127.0.0.1.example/', 'basic', 'mixed-content', 'basic'],
    [page, 'http://192.168.1.2/', 'basic', 'mixed-content', 'basic'],
    [page, 'http://0.0.0.0/', 'basic', 'mixed-content', 'basic'],
    [page, 'http://[::]/', 'basic', 'mixed-content', 'basic'],
    [page, 'http://[::ffff:127.0.0.1]/', 'basic', 'mixed-content', 'basic'],
    [page, 'https://api.example:25/', 'basic', 'bad-port', 'basic'],
    [page, 'https://page.example:6000/', 'basic', 'bad-port', 'basic'],
    [page, 'http://localhost:6667/', 'cors', 'bad-port', 'cors'],
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
      outcome: ['scheme-not-http', 'bad-port', 'mixed-content'].includes(reason) ? 'fail' : 'pass',
      reason,
    })
    expect(routed.request.tainting).toBe(after)
  })
})

describe('ports to which browsers send nothing (#port-blocking)', () => {
  const reasonAt = (port: number): Reason =>
    route(request({ url: `https://api.example:${port}/`, tainting: 'basic' })).step.reason

  it('are exactly those of the standard', () => {
    const blocked = Array.from({ length: 65_536 }, (_, port) => port).filter(
      (port) => reasonAt(port) === 'bad-port',
    )
    expect(blocked).toEqual(
      [
        [0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95],
        [101, 102, 103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179],
        [389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601],
        [636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566],
        [6665, 6666, 6667, 6668, 6669, 6679, 6697, 10_080],
      ].flat(),
    )
  })
})
