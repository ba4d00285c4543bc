import { describe, expect, it } from 'vitest'
import { isForbiddenRequestHeader } from '../../src/protocol/forbidden-request-headers.js'

describe('only the user agent can set a forbidden request header (#forbidden-request-header)', () => {
  it.each([
    'Accept-Charset',
    'Accept-Encoding',
    'Access-Control-Request-Headers',
    'Access-Control-Request-Method',
    'Connection',
    'Content-Length',
    'Cookie',
    'Cookie2',
    'Date',
    'DNT',
    'Expect',
    'Host',
    'Keep-Alive',
    'Origin',
    'Referer',
    'Set-Cookie',
    'TE',
    'Trailer',
    'Transfer-Encoding',
    'Upgrade',
    'Via',
    'Proxy-',
    'Proxy-Authorization',
    'Sec-',
    'Sec-Fetch-Mode',
    'SEC-CH-UA',
  ])('%s', (name) => {
    expect(isForbiddenRequestHeader(name, 'x')).toBe(true)
    expect(isForbiddenRequestHeader(name.toLowerCase(), '')).toBe(true)
    expect(isForbiddenRequestHeader(name.toUpperCase(), '')).toBe(true)
  })

  it.each([
    'Accept',
    'Authorization',
    'Cache-Control',
    'Content-Type',
    'Forwarded',
    'Proxy',
    'Range',
    'Section',
    'Sec',
    'User-Agent',
    'X-Forwarded-For',
    'X-Requested-With',
  ])('%s is not forbidden', (name) => {
    expect(isForbiddenRequestHeader(name, 'x')).toBe(false)
  })
})

describe('a header that overrides the method is forbidden if it names a forbidden method', () => {
  it.each([
    ['X-HTTP-Method', 'TRACE', true],
    ['X-HTTP-Method-Override', 'TRACK', true],
    ['X-Method-Override', 'CONNECT', true],
    ['x-http-method', 'trace', true],
    ['X-HTTP-Method', 'GET, track ', true],
    ['X-HTTP-Method', ' connect', true],
    ['X-HTTP-Method', '"x",TRACE', true],
    ['X-HTTP-Method', 'DELETE', false],
    ['X-HTTP-Method', '', false],
    ['X-HTTP-Method', '"GET, TRACE"', false],
    ['X-HTTP-Method', '"TRACE"', false],
    ['X-HTTP-Method', 'TRACES', false],
    ['X-HTTP-Methods', 'TRACE', false],
  ])('%s: %s is forbidden: %s', (name, value, is) => {
    expect(isForbiddenRequestHeader(name, value)).toBe(is)
  })
})
