import { describe, expect, it } from 'vitest'
import { request, withServer } from './run-server.js'

const app = 'https://app.example.com'
const paths = ['/listed', '/predicate', '/delegate']

const get = (path: string): string => request(`GET ${path}`, { Origin: app })
const preflight = (path: string): string =>
  request(`OPTIONS ${path}`, { Origin: app, 'Access-Control-Request-Method': 'PUT' })

const allowed = new RegExp(`^access-control-allow-origin: ${app}\r$`, 'im')

describe('a subscriber that throws does not change the response', () => {
  it.each(paths)('if the process handles uncaught exceptions: %s', async (path) => {
    const stderr = await withServer(['subscriber-throws', 'caught'], {}, async ({ send }) => {
      for (let round = 0; round < 3; round += 1) {
        const answer = await send(preflight(path))
        expect(answer).toMatch(/^HTTP\/1\.1 204 /)
        expect(answer).toMatch(allowed)
        const response = await send(get(path))
        expect(response).toMatch(/^HTTP\/1\.1 200 [\s\S]*handled/)
        expect(response).toMatch(allowed)
      }
    })

    expect(stderr).toBe('caught: thrown by the subscriber\n'.repeat(6))
  })

  it.each(paths.flatMap((path) => [preflight(path), get(path)]))(
    'if nothing handles the exception and the process crashes: %j',
    async (bytes) => {
      await withServer(['subscriber-throws'], {}, async ({ send, end }) => {
        const response = await send(bytes)
        expect(response).toMatch(/^HTTP\/1\.1 (?:204 |200 [\s\S]*handled)/)
        expect(response).toMatch(allowed)

        const { status, stderr } = await end()
        expect(status).not.toBe(0)
        expect(stderr).toContain('thrown by the subscriber')
      })
    },
  )

  it('and an error still goes to `next`', async () => {
    const stderr = await withServer(['subscriber-throws', 'caught'], {}, async ({ send }) => {
      expect(await send(get('/error'))).toMatch(/^HTTP\/1\.1 500 [\s\S]*failed/)
    })

    expect(stderr).toBe('caught: thrown by the subscriber\n')
  })
})
