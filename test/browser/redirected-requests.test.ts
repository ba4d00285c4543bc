import { describe, expect, it } from 'vitest'
import { redirect } from './redirects.js'

describe('the method and the body after a redirect', () => {
  it.each([
    [301, 'GET', 'GET'],
    [301, 'HEAD', 'HEAD'],
    [301, 'POST', 'GET'],
    [301, 'PUT', 'PUT'],
    [301, 'DELETE', 'DELETE'],
    [302, 'GET', 'GET'],
    [302, 'HEAD', 'HEAD'],
    [302, 'POST', 'GET'],
    [302, 'PUT', 'PUT'],
    [303, 'GET', 'GET'],
    [303, 'HEAD', 'HEAD'],
    [303, 'POST', 'GET'],
    [303, 'PUT', 'GET'],
    [303, 'DELETE', 'GET'],
    [303, 'TESTING', 'GET'],
    [307, 'POST', 'POST'],
    [307, 'PUT', 'PUT'],
    [308, 'POST', 'POST'],
    [308, 'DELETE', 'DELETE'],
  ])('%s: %s becomes %s', (status, method, next) => {
    expect(redirect({ method }, '/x', status)?.request?.method).toBe(next)
  })

  const headers = [
    ['Content-Encoding', 'identity'],
    ['Content-Language', 'en'],
    ['Content-Location', '/'],
    ['Content-Type', 'text/plain'],
    ['X-A', '1'],
  ] as const

  it('the body and its headers are dropped if the method becomes GET', () => {
    const next = redirect({ method: 'POST', body: 'kept', headers }, '/x', 302)?.request
    expect(next).toMatchObject({ body: null, headers: [['X-A', '1']] })
  })

  it.each([
    [307, 'POST', 'kept'],
    [303, 'GET', null],
    [303, 'HEAD', null],
  ] as const)('the body and its headers stay otherwise: %s for %s', (status, method, body) => {
    const next = redirect({ method, body, headers }, '/x', status)?.request
    expect(next).toMatchObject({ body, headers })
  })
})

describe('Authorization is sent only to the origin that it was meant for', () => {
  it.each([
    ['/x', true],
    ['https://api.example:443/x', true],
    ['https://other.example/', false],
    ['http://api.example/', false],
    ['https://api.example:8443/', false],
    ['https://page.example/', false],
  ])('redirected to %s, it is sent: %s', (location, isSent) => {
    const next = redirect(
      {
        headers: [
          ['authorization', 'x'],
          ['X-A', '1'],
        ],
      },
      location,
    )?.request
    expect(next?.headers.length).toBe(isSent ? 2 : 1)
  })
})
