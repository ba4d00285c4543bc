import type { FastifyCorsOptions } from '@fastify/cors'
import { cors as tinyCors } from '@tinyhttp/cors'
import cors, { type CorsOptions } from 'cors'
import corser from 'corser'
import express, { type RequestHandler } from 'express'
import type { RequestListener } from 'node:http'
import { describe, expect, it } from 'vitest'
import type { FindingCode } from '../../../src/cli/audit/codes.js'
import { app, auditOf, codesOf, fastifyServer, guard } from './guarded-server.js'
import { vulnerable } from './vulnerable-servers.js'

describe.each(vulnerable)('the audit finds %j in', (codes, holes) => {
  it.each(Object.entries(holes))('%s', async (_, hole) => {
    const { origins, ...server } = typeof hole === 'function' ? { rule: hole } : hole
    const audit = await auditOf(guard(server), origins)
    expect(codesOf(audit)).toEqual(codes)
    expect(audit).toMatchObject({ verdict: 'failed', exit: 1 })
    expect(audit.requests).toBeLessThanOrEqual(60)
  })
})

const serverWith = (middleware: RequestHandler): RequestListener =>
  express()
    .use(middleware)
    .use((_request, response) => {
      response.send('ok')
    })

/** What the CORS middleware of Starlette and FastAPI does with `*` and credentials. */
const starlette: RequestHandler = ({ headers: { origin, cookie } }, response, next) => {
  if (origin !== undefined) {
    response.setHeader('Access-Control-Allow-Origin', cookie === undefined ? '*' : origin)
    response.setHeader('Access-Control-Allow-Credentials', 'true')
  }
  next()
}

const allowAll: CorsOptions['origin'] = (_origin, callback) => {
  callback(null, true)
}

describe('the audit finds what the npm package cors lets in with', () => {
  const credentials = true
  it.each<readonly [title: string, options: CorsOptions, codes: readonly FindingCode[]]>([
    ['true', { origin: true, credentials }, ['any-origin-with-credentials']],
    ['*', { origin: '*', credentials }, ['wildcard-with-credentials']],
    ['its default and credentials', { credentials }, ['wildcard-with-credentials']],
    [
      'an unanchored expression',
      { origin: /app\.example\.com/, credentials },
      ['any-port', 'insecure-origin', 'look-alike-origin'],
    ],
    [
      'an expression without a start',
      { origin: /example\.com$/, credentials },
      ['insecure-origin', 'look-alike-origin'],
    ],
    ['null in a list', { origin: [app, 'null'], credentials }, ['null-origin']],
    [
      'a callback that allows all',
      { origin: allowAll, credentials },
      ['any-origin-with-credentials'],
    ],
    ['a trailing slash', { origin: `${app}/` }, ['invalid-allow-origin']],
  ])('%s', async (_, options, codes) => {
    expect(codesOf(await auditOf(serverWith(cors(options))))).toEqual(codes)
  })
})

describe('the audit finds what another middleware lets in or forgets:', () => {
  it.each<readonly [title: string, middleware: RequestHandler, codes: readonly FindingCode[]]>([
    [
      'corser with its default and credentials',
      corser.create({ supportsCredentials: true }),
      ['any-origin-with-credentials', 'vary-missing'],
    ],
    ['corser with a list', corser.create({ origins: [app] }), ['vary-missing']],
    [
      '@tinyhttp/cors with true and credentials',
      tinyCors({ origin: true, credentials: true }),
      ['wildcard-with-credentials'],
    ],
    [
      '@tinyhttp/cors with an expression without a start',
      tinyCors({ origin: /example\.com$/, credentials: true }),
      ['insecure-origin', 'look-alike-origin'],
    ],
    [
      'Starlette with * and credentials, which sends back the origin if there is a cookie',
      starlette,
      ['any-origin-with-credentials', 'vary-missing'],
    ],
  ])('%s', async (_, middleware, codes) => {
    expect(codesOf(await auditOf(serverWith(middleware)))).toEqual(codes)
  })
})

describe('the audit finds, in @fastify/cors with', () => {
  it.each<readonly [string, FastifyCorsOptions, readonly FindingCode[]]>([
    ['true and credentials', { origin: true, credentials: true }, ['any-origin-with-credentials']],
    [
      'an expression without a start',
      { origin: /example\.com$/, credentials: true },
      ['insecure-origin', 'look-alike-origin'],
    ],
    [
      'an expression with bare dots',
      { origin: /^https:\/\/app.example.com$/, credentials: true },
      ['look-alike-origin'],
    ],
    ['null on the list', { origin: [app, 'null'], credentials: true }, ['null-origin']],
  ])('%s', async (_, options, codes) => {
    expect(codesOf(await auditOf(await fastifyServer(options)))).toEqual(codes)
  })
})

describe('the severity of a finding', () => {
  it.each([
    ['is high with credentials', /^https:\/\/app\.example\.com/, true, 'high'],
    ['is low without', /^https:\/\/app\.example\.com/, false, 'low'],
    ['is low if the domain cannot exist', /^https:\/\/app\.example.com$/, true, 'low'],
  ])('%s', async (_, expression, credentials, severity) => {
    const rule = (origin: string) => expression.test(origin)
    const { findings } = await auditOf(guard({ rule, credentials }))
    expect(findings.find(({ code }) => code === 'look-alike-origin')?.severity).toBe(severity)
  })

  it('is medium if only the preflight passes, and the sentence says what that means', async () => {
    const open = guard({ rule: () => true })
    const { findings } = await auditOf((request, response) => {
      if (request.method === 'OPTIONS') open(request, response)
      else response.setHeader('Vary', 'Origin').end()
    })
    expect(findings).toMatchObject([
      {
        code: 'any-origin-with-credentials',
        severity: 'medium',
        exchange: { request: { method: 'OPTIONS' } },
      },
    ])
    expect(findings[0]?.attack).toContain('can send requests')
  })
})
