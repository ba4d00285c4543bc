import { describe, expect, it } from 'vitest'
import { request, withServer } from './run-server.js'

const app = 'https://app.example.com'
const debug = { NODE_DEBUG: 'allow-origin' }

describe('`NODE_DEBUG=allow-origin`', () => {
  it('prints one line per decision', async () => {
    let pid = 0
    const stderr = await withServer([], debug, async (server) => {
      pid = server.pid
      await server.send(request('GET /listed/items?token=secret', { Origin: app }))
      await server.send(request('GET /listed', {}))
      await server.send(
        request('OPTIONS /predicate', {
          Origin: 'https://evil.example',
          'Access-Control-Request-Method': 'PUT',
        }),
      )
      await server.send(request('POST /delegate', { Origin: 'https://app.example.org' }))
    })

    expect(stderr.split('\n')).toEqual([
      `ALLOW-ORIGIN ${pid}: actual request "GET /listed/items" from "${app}": allowed, listed`,
      `ALLOW-ORIGIN ${pid}: actual request "GET /listed" without an origin: denied, no-origin`,
      `ALLOW-ORIGIN ${pid}: preflight for "PUT /predicate" from "https://evil.example": denied, denied-by-predicate`,
      `ALLOW-ORIGIN ${pid}: actual request "POST /delegate" from "https://app.example.org": denied, not-listed, did you mean \`${app}\`?`,
      '',
    ])
  })

  it('prints an error that quotes the request in one line', async () => {
    const stderr = await withServer([], debug, async ({ send }) => {
      await send(request('GET /error', { Origin: app }))
    })

    expect(stderr).toMatch(
      /^ALLOW-ORIGIN \d+: .*: denied, error "unknown tenant https:\/\/app\.example\.com\\nALLOW-ORIGIN 1: forged"\n$/,
    )
  })

  it.each([
    ['is not set', {}],
    ['names another section', { NODE_DEBUG: 'allow' }],
  ])('prints nothing if it %s', async (_, environment) => {
    const stderr = await withServer([], environment, async ({ send }) => {
      expect(await send(request('GET /listed', { Origin: app }))).toContain('handled')
    })

    expect(stderr).toBe('')
  })
})

describe('a request cannot forge a line, whatever its bytes:', () => {
  const bytes = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte))
  const forged =
    'ALLOW-ORIGIN 1: actual request "GET /" from "https://evil.example": allowed, listed'

  it.each<[string, (text: string) => string]>([
    ['in `Origin`', (text) => request('GET /listed', { Origin: `x${text}${forged}` })],
    ['in the path', (text) => request(`GET /listed${text}x`, { Origin: app })],
    [
      'in `Access-Control-Request-Method`',
      (text) =>
        request('OPTIONS /listed', {
          Origin: app,
          'Access-Control-Request-Method': `PUT${text}${forged}`,
        }),
    ],
  ])('%s', async (_, make) => {
    let decided = 0
    const stderr = await withServer([], debug, async ({ send }) => {
      for (const byte of bytes) {
        const response = await send(make(byte))
        // Some bytes make Node reject the request before any middleware runs.
        if (/^HTTP\/1\.1 20\d /.test(response)) decided += 1
      }
    })
    const lines = stderr.split('\n')

    expect(decided).toBeGreaterThan(90)
    expect(lines.pop()).toBe('')
    expect(lines).toHaveLength(decided)
    for (const line of lines) {
      expect(line).toMatch(/^ALLOW-ORIGIN \d+: (?:actual request|preflight for) "[\x20-\x7e]*$/)
      expect(line.replaceAll(/"(?:[^"\\]|\\.)*"/g, '?')).toMatch(
        /^ALLOW-ORIGIN \d+: (?:actual request|preflight for) \? from \?: (?:allowed, listed|denied, malformed-origin)$/,
      )
    }
  })

  it('a value of many kilobytes is cut', async () => {
    const stderr = await withServer([], debug, async ({ send }) => {
      await send(request('GET /listed', { Origin: `https://${'a'.repeat(12_000)}` }))
    })

    expect(stderr).toContain('... (12008 characters): denied, malformed-origin')
    expect(stderr.length).toBeLessThan(400)
  })
})
