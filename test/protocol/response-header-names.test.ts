import { describe, expect, it } from 'vitest'
import {
  isForbiddenResponseHeaderName,
  isSafelistedResponseHeaderName,
} from '../../src/protocol/response-headers.js'
import { isOkStatus, isRedirectStatus } from '../../src/protocol/statuses.js'

describe('whether a script can read a response header (#cors-safelisted-response-header-name)', () => {
  it.each([
    ['Cache-Control', [], true],
    ['Content-Language', [], true],
    ['Content-Length', [], true],
    ['Content-Type', [], true],
    ['Expires', [], true],
    ['Last-Modified', [], true],
    ['Pragma', [], true],
    ['content-TYPE', [], true],
    ['ETag', [], false],
    ['Date', [], false],
    ['Location', [], false],
    ['Access-Control-Allow-Origin', [], false],
    ['ETag', ['ETag'], true],
    ['etag', ['ETAG'], true],
    ['ETag', ['X-A'], false],
    ['Set-Cookie', ['Set-Cookie'], false],
    ['set-cookie2', ['set-cookie2'], false],
    ['*', ['*'], true],
    ['ETag', ['*'], false],
  ])('%s, with %j exposed: %s', (name, exposed, is) => {
    expect(isSafelistedResponseHeaderName(name, exposed)).toBe(is)
  })
})

describe('whether a response header is forbidden to scripts (#forbidden-response-header-name)', () => {
  it.each([
    ['Set-Cookie', true],
    ['SET-COOKIE2', true],
    ['Set-Cookie3', false],
    ['Cookie', false],
  ])('%s: %s', (name, is) => {
    expect(isForbiddenResponseHeaderName(name)).toBe(is)
  })
})

describe('statuses (#ok-status, #redirect-status)', () => {
  it.each([
    [199, false, false],
    [200, true, false],
    [204, true, false],
    [299, true, false],
    [300, false, false],
    [301, false, true],
    [302, false, true],
    [303, false, true],
    [304, false, false],
    [305, false, false],
    [306, false, false],
    [307, false, true],
    [308, false, true],
    [309, false, false],
    [404, false, false],
  ])('%s is ok: %s, redirects: %s', (status, ok, redirects) => {
    expect(isOkStatus(status)).toBe(ok)
    expect(isRedirectStatus(status)).toBe(redirects)
  })
})
