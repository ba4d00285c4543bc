import { describe, expect, it } from 'vitest'
import { cors } from 'allow-origin'
import express from 'express'
import type { RequestListener } from 'node:http'
import { attacksOn, likelyOrigins, siteOf } from '../../../src/cli/audit/attacks.js'
import { auditServer } from '../../../src/cli/audit/audit-server.js'
import type { HeaderList } from '../../../src/protocol/header-list.js'
import { runHere, runProgram } from '../program.js'
import { serve, serveBytes } from '../servers.js'
import { app, auditAt, auditOf, codesOf, guard } from './guarded-server.js'

const isApp = (origin: string): boolean => origin === app
const codes = (notes: readonly { code: string }[]): readonly string[] =>
  notes.map(({ code }) => code)

describe('every attack', () => {
  it.each([
    app,
    'https://my-app.vercel.app',
    'http://localhost:3000',
    'https://192.168.1.5:8443',
    'https://intranet',
  ])('on %s has an origin that a browser can send', (allowed) => {
    const attacks = attacksOn(allowed)
    expect(attacks.length).toBeGreaterThan(5)
    for (const { origin } of attacks) {
      // Chromium before 119 escaped some characters.
      if (!origin.includes('%60')) expect(new URL(origin).origin).toBe(origin)
    }
  })

  it.each([
    ['app.example.com', 'example.com'],
    ['app.example.co.uk', 'example.co.uk'],
    ['a.my-app.vercel.app', 'my-app.vercel.app'],
    ['vercel.app', 'vercel.app'],
    ['app.intranet', 'app.intranet'],
    ['localhost', 'localhost'],
  ])('belongs to another site than %s, which is of %s', (host, site) => {
    expect(siteOf(host)).toBe(site)
    const lookAlikes = attacksOn(`https://${host}`).filter(
      ({ code }) => code === 'look-alike-origin',
    )
    for (const { origin } of lookAlikes) expect(siteOf(origin.slice(8))).not.toBe(site)
  })
})

describe('the requests of an audit', () => {
  it('are GET, HEAD and OPTIONS, one at a time, to the URL, and never two alike', async () => {
    const got: string[] = []
    let open = 0
    let most = 0
    const handle = guard({ rule: isApp })
    const url = await serve((request, response) => {
      most = Math.max(most, (open += 1))
      got.push(JSON.stringify([request.method, request.url, request.headers]))
      response.on('finish', () => (open -= 1))
      handle(request, response)
    })
    const { requests } = await auditAt(`${url}/items?a=b`)
    expect(got).toHaveLength(requests)
    expect(new Set(got).size).toBe(requests)
    expect(requests).toBeLessThanOrEqual(60)
    expect(most).toBe(1)
    for (const one of got) {
      expect(one).toMatch(/^\["(?:GET|HEAD|OPTIONS)","\/items\?a=b",/)
      expect(one).toMatch(/"user-agent":"allow-origin\//)
      expect(one).not.toMatch(/"authorization":/)
    }
    expect(got.filter((one) => one.includes('"cookie":'))).toEqual([
      expect.stringMatching(/^\["GET",.*"cookie":"audit=1"/),
    ])
  })

  it('are 60 at most for many origins, and the audit says what it left out', async () => {
    const origins = [1, 2, 3, 4, 5].map((number) => `https://app${number}.example.com`)
    const rule = (origin: string) => origins.includes(origin)
    const audit = await auditOf(guard({ rule }), origins)
    expect(audit).toMatchObject({ requests: 60, findings: [], exit: 0 })
    expect(codes(audit.notes)).toContain('left-out')
  })

  it('end when the server asks for fewer', async () => {
    let requests = 0
    const audit = await auditOf(
      guard({
        rule: isApp,
        more: (_, response) => {
          if ((requests += 1) > 10) response.statusCode = 429
        },
      }),
    )
    expect(requests).toBe(11)
    expect(audit).toMatchObject({ verdict: 'unknown', exit: 2 })
    expect(codes(audit.notes)).toContain('stopped')
  })

  it('end when the server does not respond any more', async () => {
    let requests = 0
    const handle = guard({ rule: isApp })
    const audit = await auditOf((request, response) => {
      if ((requests += 1) > 10) request.socket.destroy()
      else handle(request, response)
    })
    expect(requests).toBe(14)
    expect(audit).toMatchObject({ verdict: 'unknown', exit: 2 })
  })

  it.each([
    ['sound', isApp, []],
    [
      'broken',
      (origin: string) => origin.endsWith('example.com'),
      ['insecure-origin', 'look-alike-origin'],
    ],
  ])('go on if a %s server closes the connection of denied origins', async (_, rule, found) => {
    const handle = guard({ rule })
    const audit = await auditOf((request, response) => {
      const { origin = app } = request.headers
      if (rule(origin)) handle(request, response)
      else request.socket.destroy()
    })
    expect(codesOf(audit)).toEqual(found)
    expect(audit.exit).toBe(found.length > 0 ? 1 : 0)
    expect(audit.requests).toBeLessThanOrEqual(60)
  })

  it('are preflights only if the server answers those of its own pages', async () => {
    const methods: (string | undefined)[] = []
    const handle = guard({ rule: isApp })
    await auditOf((request, response) => {
      methods.push(request.method)
      if (request.method === 'OPTIONS') response.writeHead(405).end()
      else handle(request, response)
    })
    expect(methods.filter((method) => method === 'OPTIONS')).toHaveLength(3)
  })

  it('go on if a firewall drops one of them', async () => {
    const handle = guard({ rule: isApp })
    const audit = await auditOf((request, response) => {
      if (request.headers.origin?.includes('`') === true) request.socket.destroy()
      else handle(request, response)
    })
    expect(audit).toMatchObject({ verdict: 'passed', exit: 0 })
    expect(codes(audit.notes)).toContain('left-out')
  })
})

describe('an origin that is not safe', () => {
  const twin = 'http://app.example.com'

  it.each([
    ['http://api.example.com/', []],
    ['https://api.example.com/', ['insecure-origin']],
    ['http://localhost:3000/', ['insecure-origin']],
  ])(
    'such as plain http, is found unless the server is on plain http too: at %s, %j',
    async (url, found) => {
      const audit = await auditServer(url, [app], ({ origin }) => {
        const isAllowed = origin === app || origin === twin
        const headers: HeaderList = isAllowed
          ? [
              ['Access-Control-Allow-Origin', origin],
              ['Access-Control-Allow-Credentials', 'true'],
            ]
          : []
        return Promise.resolve({ status: 200, headers: [...headers, ['Vary', 'Origin']] })
      })
      expect(audit?.findings.map(({ code }) => code)).toEqual(found)
    },
  )

  it('is not a finding if it is named with --origin, except plain http', async () => {
    const origins = [app, 'https://codepen.io', 'https://attackerexample.com']
    const rule = (origin: string) => origins.includes(origin) || origin === twin
    expect((await auditOf(guard({ rule }), origins)).findings).toMatchObject([
      { code: 'insecure-origin', origins: [twin] },
    ])
    expect((await auditOf(guard({ rule }), [...origins, twin])).findings).toMatchObject([
      { code: 'insecure-origin', origins: [twin] },
    ])
  })
})

describe('without --origin, the audit', () => {
  it.each([
    ['names itself in every response', () => app, app],
    ['names itself with a slash', () => `${app}/`, undefined],
    [
      'allows a page in development',
      (origin: string) => origin === 'http://localhost:3000',
      'http://localhost:3000',
    ],
  ])('finds an origin that %s', async (_, rule, found) => {
    const audit = await auditOf(guard({ rule }), [])
    const known =
      found === undefined ? [] : [{ origin: found, source: 'found', allowed: 'with-credentials' }]
    expect(audit.origins).toEqual(known)
  })

  it('finds the origin of the server itself', async () => {
    const url = await serve(guard({ rule: (origin) => origin.startsWith('http://127.0.0.1') }))
    const audit = await auditAt(url, [])
    expect(audit.origins).toMatchObject([{ origin: url }])
    expect(audit.findings).toMatchObject([{ code: 'look-alike-origin' }])
  })

  it('tries the site of the server', () => {
    expect(likelyOrigins('https://api.example.com/items')).toEqual([
      'https://api.example.com',
      'https://example.com',
      'https://www.example.com',
      'https://app.example.com',
      'http://localhost:3000',
      'http://localhost:5173',
      'http://localhost:8080',
    ])
  })

  it('cannot tell if it finds none, and says so', async () => {
    const audit = await auditOf(guard({ rule: isApp }), [])
    expect(audit).toMatchObject({ verdict: 'unknown', exit: 2, origins: [], findings: [] })
    expect(codes(audit.notes)).toEqual(['origin-unknown'])
  })

  it('cannot tell if no response has a CORS header: other origins may get one', async () => {
    const audit = await auditOf(guard({ rule: isApp, vary: false }), [])
    expect(audit).toMatchObject({ verdict: 'unknown', exit: 2 })
    expect(codes(audit.notes)).toEqual(['origin-unknown'])
  })

  it('can tell if everyone is allowed', async () => {
    const audit = await auditOf(guard({ rule: () => '*', credentials: false }), [])
    expect(audit).toMatchObject({ verdict: 'passed', exit: 0, notes: [] })
  })

  it('still finds holes that do not need one', async () => {
    const audit = await auditOf(guard({ rule: (origin) => [app, 'null'].includes(origin) }), [])
    expect(audit).toMatchObject({ exit: 1, findings: [{ code: 'null-origin' }] })
  })
})

describe('the audit cannot tell', () => {
  it.each<readonly [string, RequestListener, string]>([
    [
      'if the origin is not allowed',
      guard({ rule: (origin) => origin === 'https://a.example' }),
      'origin-denied',
    ],
    [
      'if the URL redirects',
      guard({
        rule: isApp,
        more: (_, response) => void response.setHeader('Location', '/other').writeHead(302),
      }),
      'redirect',
    ],
    ...[401, 404, 500].map((status): readonly [string, RequestListener, string] => [
      `if every response is a ${status} without a CORS header`,
      (_, response) => response.writeHead(status).end(),
      'only-errors',
    ]),
    ...[
      ['Age', '7'],
      ['Cache-Status', 'Example; hit'],
      ['CF-Cache-Status', 'HIT'],
      ['X-Cache', 'Hit from cloudfront'],
      ['X-Cache', 'TCP_HIT'],
      ['X-Cache', 'TCP_MEM_HIT from a23-1.example (AkamaiGHost/1)'],
      ['X-Proxy-Cache', 'HIT'],
      ['X-Varnish', '32770 3'],
      ['X-Vercel-Cache', 'HIT'],
    ].map(([name = '', value = '']): readonly [string, RequestListener, string] => [
      `if a cache responds for the server (${name}: ${value})`,
      guard({
        rule: () => false,
        vary: false,
        more: (_, response) => void response.setHeader(name, value),
      }),
      'cached',
    ]),
    [
      'if the origin function throws',
      express().use(
        cors({
          origin: () => {
            throw new Error('no')
          },
        }),
      ),
      'origin-denied',
    ],
  ])('%s', async (_, listener, note) => {
    const audit = await auditOf(listener)
    expect(audit).toMatchObject({ verdict: 'unknown', exit: 2 })
    expect(codes(audit.notes)).toContain(note)
  })
})

it.each([
  ['Age', '0'],
  ['Cache-Control', 'public, max-age=60'],
  ['Cache-Tag', 'white-list'],
  ['X-Cache', 'Miss from cloudfront'],
  ['X-Cache-Hits', '0'],
  ['X-Varnish', '32770'],
])('the audit can tell if the response is not from a cache (%s: %s)', async (name, value) => {
  const audit = await auditOf(
    guard({
      rule: isApp,
      vary: false,
      more: (_, response) => void response.setHeader(name, value),
    }),
  )
  expect(codes(audit.notes)).not.toContain('cached')
})

describe('a note', () => {
  it.each([
    [
      'that subdomains are allowed',
      guard({ rule: (origin) => /^https:\/\/\w+\.example\.com$/.test(origin) }),
      'any-subdomain',
    ],
    [
      'that only an error was tested',
      guard({ rule: isApp, more: (_, response) => (response.statusCode = 404) }),
      'error-status',
    ],
    [
      'that denied responses have headers',
      guard({
        rule: isApp,
        more: (_, response) => void response.setHeader('Access-Control-Allow-Credentials', 'true'),
      }),
      'denied-headers',
    ],
    [
      'that methods differ',
      guard({
        rule: isApp,
        more: ({ method }, response) => {
          if (method === 'HEAD') response.removeHeader('Access-Control-Allow-Origin')
        },
      }),
      'methods-differ',
    ],
    [
      'that preflights lack another name in Vary',
      guard({
        rule: isApp,
        more: ({ headers }, response) =>
          void response.setHeader(
            'Access-Control-Allow-Headers',
            headers['access-control-request-headers'] ?? '',
          ),
      }),
      'preflight-vary',
    ],
  ])('says %s, which is not a finding', async (_, listener, note) => {
    const audit = await auditOf(listener)
    expect(audit).toMatchObject({ findings: [], exit: 0 })
    expect(codes(audit.notes)).toContain(note)
  })
})

describe('the output', () => {
  it('is the same for the built program', async () => {
    const url = await serve(guard({ rule: () => true }))
    const ran = await runProgram(['audit', url, '--json'])
    const { stdout } = await runHere(['audit', url, '--json'])
    const settled = (text: string): string => text.replaceAll(/"\w{3}, \d\d .*GMT"/g, '"Date"')
    expect(ran.status).toBe(1)
    expect(settled(ran.stdout)).toBe(settled(stdout))
  })

  it.each([60, 80])('in text fits %d columns', async (columns) => {
    const url = await serve(guard({ rule: (origin) => origin.startsWith(app) }))
    const env = { COLUMNS: String(columns) }
    const { stdout } = await runHere(['audit', url, '--origin', app], { env })
    const longest = Math.max(...stdout.split('\n').map(({ length }) => length))
    expect(longest).toBeGreaterThan(columns - 5)
    expect(longest).toBeLessThanOrEqual(columns)
  })

  it('in text has the finding, the exchange and the fix', async () => {
    const url = await serve(guard({ rule: (origin) => origin.startsWith(app) }))
    const { status, stdout } = await runHere(['audit', url, '--origin', app])
    expect(status).toBe(1)
    expect(stdout).toContain(`2 findings: ${url}/`)
    expect(stdout).toContain('high: look-alike-origin')
    expect(stdout).toContain(`Origin: ${app}.attacker.test`)
    expect(stdout).toMatch(/Also: .+ and \d+ more/s)
    expect(stdout).toContain('Fix: ')
  })

  it('has colors if they are wanted, and escapes what servers send', async () => {
    const url = await serve(guard({ rule: () => `${app}\u009b31m` }))
    const { stdout } = await runHere(['audit', url], { isTTY: true })
    expect(stdout).toContain('\u001b[31m')
    expect(stdout).not.toContain('\u009b')
    const json = await runHere(['audit', url, '--json'])
    expect(json.stdout).toMatch(/^[\n\x20-\x7e]+$/)
  })
})

describe('a wrong command line', () => {
  it.each([
    [['audit'], 'audit needs a URL'],
    [['audit', 'http://a.example', 'http://b.example'], 'audit takes only one URL'],
    [['audit', 'ftp://a.example'], 'must start with http'],
    [['audit', 'http://a.example', '--orign', app], 'Did you mean --origin?'],
    [['audit', 'http://a.example', '--method', 'PUT'], 'unknown option "--method"'],
    [['audit', 'http://a.example', '--json=1'], '--json does not take a value'],
    [['audit', 'http://a.example', '--origin'], '--origin needs a value'],
    [['audit', 'http://a.example', '--origin', '--json'], '--origin needs a value'],
    [['audit', 'http://a.example', '--origin', `${app}/`], `Write ${app}`],
    [['audit', 'http://a.example', '--timeout', '0'], '--timeout must be'],
    [
      [
        'audit',
        'http://a.example',
        ...'abcdef'.split('').flatMap((name) => ['--origin', `https://${name}.example`]),
      ],
      'at most 5 origins',
    ],
  ])('%j is explained', async (args, message) => {
    const { status, stdout, stderr } = await runHere(args)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(message)
  })

  it('prints one JSON object with --json', async () => {
    const { status, stdout, stderr } = await runHere(['audit', '--json'])
    expect({ status, stderr }).toEqual({ status: 2, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      verdict: 'unknown',
      error: { code: 'argument' },
    })
  })
})

describe('a server that does not respond', () => {
  it('is an error, also in JSON', async () => {
    const url = await serveBytes((socket) => socket.destroy())
    const { status, stderr } = await runHere(['audit', url])
    expect(status).toBe(2)
    expect(stderr).toContain(`GET ${url}/: `)
    const { stdout } = await runHere(['audit', url, '--json'])
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'unknown', error: { code: 'no-response' } })
  })

  it('is told apart from one that asks for fewer requests', async () => {
    const url = await serve((_request, response) => response.writeHead(429).end())
    const { status, stderr } = await runHere(['audit', url])
    expect(status).toBe(2)
    expect(stderr).toContain('asks for fewer requests (429)')
  })

  it('gets as long as --timeout says', async () => {
    const url = await serveBytes(() => undefined)
    const { stderr } = await runHere(['audit', url, '--timeout', '0.1'])
    expect(stderr).toContain('no response within 0.1 seconds')
  })
})

it('audit --help says to audit only servers that you may test, and what is sent', async () => {
  for (const args of [
    ['audit', '--help'],
    ['--help', 'audit'],
    ['audit', '-h'],
  ]) {
    const { status, stdout } = await runHere(args)
    expect(status).toBe(0)
    expect(stdout).toContain('only against servers that you may test')
    expect(stdout).toContain('At most two\nhave a cookie, audit=1.')
  }
})
