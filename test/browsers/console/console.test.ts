import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPasted } from '../../../examples/playground/app/paste/read-pasted.js'
import { describeProgram } from '../../support/describe-program.js'
import { chromiumConsole, firefoxConsole } from './read-console.js'

/** A response that fails a check. The value `own` becomes the origin of the request. */
interface Failing {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly call?: RequestInit
  /** The check that the line of the console must be read as. Firefox is less exact about some. */
  readonly check: string
  readonly firefox?: string
}

const any = { 'Access-Control-Allow-Origin': '*' }

const failing: Readonly<Record<string, Failing>> = {
  missing: { check: 'allow-origin-missing' },
  'error-page': { status: 500, check: 'allow-origin-missing' },
  wildcard: {
    headers: any,
    call: { credentials: 'include' },
    check: 'allow-origin-wildcard-with-credentials',
  },
  multiple: {
    headers: { 'Access-Control-Allow-Origin': 'https://a.example, https://b.example' },
    check: 'allow-origin-multiple',
  },
  invalid: {
    headers: { 'Access-Control-Allow-Origin': 'localhost' },
    check: 'allow-origin-mismatch',
  },
  mismatch: {
    headers: { 'Access-Control-Allow-Origin': 'https://other.example' },
    check: 'allow-origin-mismatch',
  },
  'no-credentials': {
    headers: { 'Access-Control-Allow-Origin': 'own' },
    call: { credentials: 'include' },
    check: 'allow-credentials-missing',
  },
  'wrong-credentials': {
    headers: { 'Access-Control-Allow-Origin': 'own', 'Access-Control-Allow-Credentials': 'True' },
    call: { credentials: 'include' },
    check: 'allow-credentials-not-true',
    firefox: 'allow-credentials-missing',
  },
  'preflight-missing': { call: { method: 'PUT' }, check: 'allow-origin-missing' },
  'preflight-status': {
    status: 404,
    headers: any,
    call: { method: 'PUT' },
    check: 'status-not-ok',
  },
  'preflight-redirect': {
    status: 301,
    headers: { ...any, Location: '/missing' },
    call: { method: 'PUT' },
    check: 'status-redirect',
  },
  method: { headers: any, call: { method: 'PUT' }, check: 'method-not-listed' },
  'method-in-lowercase': {
    headers: { ...any, 'Access-Control-Allow-Methods': 'PATCH' },
    call: { method: 'patch' },
    check: 'method-listed-in-other-case',
    firefox: 'method-not-listed',
  },
  header: { headers: any, call: { headers: { 'X-Tenant': 'a' } }, check: 'headers-not-listed' },
  authorization: {
    headers: { ...any, 'Access-Control-Allow-Headers': 'X-Tenant' },
    call: { headers: { Authorization: 'a' } },
    check: 'authorization-not-listed',
  },
  'malformed-methods': {
    headers: { ...any, 'Access-Control-Allow-Methods': 'P U T' },
    call: { method: 'PUT' },
    check: 'allow-methods-malformed',
  },
  'malformed-headers': {
    headers: { ...any, 'Access-Control-Allow-Headers': 'x tenant' },
    call: { headers: { 'X-Tenant': 'a' } },
    check: 'allow-headers-malformed',
  },
}

describe('the playground reads the console of', { timeout: 60_000 }, () => {
  let server: Server
  let port = 0

  beforeAll(async () => {
    server = createServer(({ url = '', headers: { origin = '' } }, response) => {
      const found = failing[url.slice(1)]
      for (const [name, value] of Object.entries(found?.headers ?? {})) {
        response.setHeader(name, value === 'own' ? origin : value)
      }
      response.writeHead(found?.status ?? 200, { 'Content-Type': 'text/html' }).end()
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    port = (server.address() as AddressInfo).port
  })

  afterAll(() => {
    server.close()
    server.closeAllConnections()
  })

  for (const engine of [chromiumConsole, firefoxConsole]) {
    describeProgram(engine, (console) => {
      const isFirefox = engine === firefoxConsole

      it.each(Object.entries(failing))('after %s', async (name, { call = {}, check, firefox }) => {
        const { page, lines } = console()
        const origin = `http://127.0.0.1:${port}`
        const url = `http://localhost:${port}/${name}`
        await page.goto(`${origin}/`)
        await lines()
        await page.evaluate(`fetch('${url}', ${JSON.stringify(call)}).catch(() => {})`)
        const seen: string[] = []
        await expect
          .poll(async () => {
            seen.push(...(await lines()))
            const pasted = readPasted(seen.join('\n'))
            return pasted.kind === 'console' ? [pasted.check, pasted.request.url] : seen
          })
          .toEqual([isFirefox ? (firefox ?? check) : check, url])
        const pasted = readPasted(seen.join('\n'))
        if (pasted.kind !== 'console') throw new Error(seen.join('\n'))
        if (!isFirefox) expect(pasted.request.origin).toBe(origin)
      })
    })
  }
})
