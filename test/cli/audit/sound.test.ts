import { cors as tinyCors } from '@tinyhttp/cors'
import { cors, type CorsOptions } from 'allow-origin'
import npmCors from 'cors'
import express from 'express'
import { describe, expect, it } from 'vitest'
import { app, auditOf, codesOf, fastifyServer, guard, type Guard } from './guarded-server.js'

const credentials = true
const preview = 'https://my-app.vercel.app'
const extension = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop'

const callBack: CorsOptions['origin'] = (origin, callback) => {
  callback(null, origin === app)
}

/** Options that startup accepts without `dangerously`, and an origin that they allow. */
const options: readonly (readonly [CorsOptions, allowed?: string])[] = [
  [{}],
  [{ origin: '*', methods: '*', allowedHeaders: '*', exposedHeaders: '*' }],
  [{ origin: true, maxAge: 600 }],
  [{ origin: false }],
  [{ origin: app }],
  [{ origin: app, credentials }],
  [{ origin: [app, 'https://admin.example.com'], credentials }],
  [{ origin: [app, 'http://app.example.com'] }],
  [{ origin: [app, 'http://localhost:*', 'http://127.0.0.1:*'], credentials }],
  [{ origin: 'http://localhost:3000', credentials }, 'http://localhost:3000'],
  [{ origin: 'http://localhost:*', credentials }, 'http://localhost:3000'],
  [{ origin: 'http://[::1]:3000', credentials }, 'http://[::1]:3000'],
  [{ origin: 'https://*.example.com', credentials }],
  [{ origin: 'https://*.example.com', credentials }, 'https://a.b.example.com'],
  [{ origin: ['https://example.com', 'https://*.example.com'], credentials }],
  [{ origin: 'https://app.example.com:*' }],
  [{ origin: /^https:\/\/(?:app|admin)\.example\.com$/, credentials }],
  [{ origin: 'https://*.vercel.app' }, preview],
  [{ origin: preview, credentials }, preview],
  [{ origin: 'https://app.example.co.uk', credentials }, 'https://app.example.co.uk'],
  [{ origin: 'https://xn--bcher-kva.example', credentials }, 'https://xn--bcher-kva.example'],
  [{ origin: 'https://192.168.1.5', credentials }, 'https://192.168.1.5'],
  [{ origin: 'https://intranet', credentials }, 'https://intranet'],
  [{ origin: [extension, 'capacitor://localhost'], credentials }, extension],
  [{ origin: (origin) => origin === app, credentials }],
  [{ origin: (origin) => Promise.resolve(origin === app), credentials }],
  [{ origin: callBack, credentials }],
  [{ origin: app, credentials, methods: '*', allowedHeaders: '*' }],
  [{ origin: app, credentials, methods: ['GET'], allowedHeaders: [], exposedHeaders: ['X-Total'] }],
  [{ origin: app, credentials, preflightContinue: true }],
  [{ origin: app, credentials, optionsSuccessStatus: 200, maxAge: 86_400 }],
  [{ origin: app, credentials, enforce: true }],
]

describe('the audit finds nothing in this library with', () => {
  it.each(options.map(([option, allowed = app]) => ({ option, allowed })))(
    '$option',
    async ({ option, allowed }) => {
      const server = express()
        .use(cors(option))
        .get('/', (_request, response) => {
          response.send('ok')
        })
      const audit = await auditOf(server, [allowed])
      expect(audit.findings).toEqual([])
      expect(audit.exit, JSON.stringify(audit.notes)).toBe(0)
      expect(audit.requests).toBeLessThanOrEqual(60)
    },
  )
})

const isApp = (origin: string): boolean => origin === app

describe('the audit finds nothing in', () => {
  it.each<readonly [title: string, server: Guard]>([
    ['plain code that compares with a list', { rule: isApp }],
    ['plain code that sends *', { rule: () => '*', credentials: false }],
    [
      'plain code that sends back every origin without credentials',
      { rule: () => true, credentials: false },
    ],
    [
      'one fixed origin, which does not need Vary',
      {
        rule: isApp,
        vary: false,
        more: (_, response) => {
          response.setHeader('Access-Control-Allow-Origin', app)
          response.setHeader('Access-Control-Allow-Credentials', 'true')
          response.setHeader('Access-Control-Allow-Methods', 'GET, PUT')
          response.setHeader('Access-Control-Allow-Headers', 'content-type')
        },
      },
    ],
    ['a list with ports', { rule: (origin) => [app, `${app}:8443`].includes(origin) }],
    [
      'a list with partners',
      { rule: (origin) => [app, 'https://github.com', 'https://example.net'].includes(origin) },
    ],
    [
      'responses without Vary that no cache stores',
      {
        rule: isApp,
        vary: false,
        more: (_, response) => void response.setHeader('Cache-Control', 'no-store'),
      },
    ],
    [
      'a failing server without Vary, whose responses no cache stores',
      { rule: isApp, vary: false, more: (_, response) => (response.statusCode = 500) },
    ],
    [
      'Vary: *',
      { rule: isApp, vary: false, more: (_, response) => void response.setHeader('Vary', '*') },
    ],
    [
      'a server that sends an empty or odd value to others than its page',
      {
        rule: isApp,
        more: ({ headers: { origin = '' } }, response) => {
          if (isApp(origin)) return
          response.setHeader('Access-Control-Allow-Origin', origin === '' ? '' : 'false')
        },
      },
    ],
    [
      'a server that rejects requests from other origins',
      {
        rule: isApp,
        more: ({ headers: { origin = app } }, response) => {
          if (origin !== app) response.statusCode = 403
        },
      },
    ],
  ])('%s', async (_, server) => {
    const audit = await auditOf(guard(server))
    expect(audit).toMatchObject({ findings: [], verdict: 'passed', exit: 0 })
  })

  it('a server without CORS, if an origin is named', async () => {
    const audit = await auditOf((_request, response) => response.end('ok'))
    expect(audit).toMatchObject({ findings: [], exit: 0, notes: [{ code: 'no-cors' }] })
  })

  it.each([
    { origin: [app, 'https://admin.example.com'], credentials },
    { origin: app, credentials },
    { origin: /^https:\/\/[a-z]+\.example\.com$/, credentials },
    {},
  ])('the npm package cors with %j', async (option) => {
    const server = express()
      .use(npmCors(option))
      .use((_request, response) => {
        response.send('ok')
      })
    expect(codesOf(await auditOf(server))).toEqual([])
  })

  it.each([
    { origin: [app, 'https://admin.example.com'], credentials },
    { origin: app },
    { origin: /^https:\/\/[a-z]+\.example\.com$/, credentials },
    {},
  ])('@fastify/cors with %j', async (option) => {
    expect(codesOf(await auditOf(await fastifyServer(option)))).toEqual([])
  })

  it('@tinyhttp/cors with a list', async () => {
    const server = express().use(tinyCors({ origin: [app], credentials }), (_request, response) => {
      response.send('ok')
    })
    expect(codesOf(await auditOf(server))).toEqual([])
  })
})
