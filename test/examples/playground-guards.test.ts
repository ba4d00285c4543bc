import type { IncomingHttpHeaders } from 'node:http'
import { beforeAll, describe, expect, test } from 'vitest'
import { ask } from './ask.js'
import { startPlayground, type Playground } from './playground.js'

let playground: Playground

beforeAll(async () => {
  playground = await startPlayground()
  return playground.program.stop
}, 30_000)

const directives = (headers: IncomingHttpHeaders): readonly string[] =>
  String(headers['content-security-policy']).split('; ')

const policy = { text: '{}' }

describe("the playground's page", () => {
  test('has every file that it links to', async () => {
    const { status, body } = await playground.get('/')
    expect(status).toBe(200)
    const named = [...body.matchAll(/(?:href|src)="([\w.]+)"/g)].map(([, name = '']) => name)
    expect(named.sort()).toEqual(['icon.svg', 'main.css', 'main.js'])
    for (const name of named) expect((await playground.get(`/${name}`)).status).toBe(200)
  })

  test('loads only its own scripts and styles, and sends requests only to its own server', async () => {
    const { headers } = await playground.get('/')
    const { pagePort } = playground
    expect(directives(headers)).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self'",
      "connect-src 'self'",
      `frame-src http://localhost:${pagePort} http://127.0.0.1:${pagePort} http://*.localhost:${pagePort}`,
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ])
    expect(headers['x-content-type-options']).toBe('nosniff')
  })

  test.each(['app.localhost', '127.0.0.1', '[::1]'])(
    'is not at %s, which redirects to it',
    async (name) => {
      const { status, headers } = await playground.get('/', name)
      expect([status, headers.location]).toEqual([302, `http://localhost:${playground.pagePort}/`])
      expect((await playground.get('/main.js', name)).status).toBe(421)
      expect((await playground.get('/runs/any', name)).status).toBe(421)
    },
  )
})

describe("the playground's files", () => {
  test.each([
    '/build.js',
    '/main.tsx',
    '/app/main.tsx',
    '/../server.js',
    '/..%2fserver.js',
    '/%2e%2e/server.js',
    '/frame/../server.js',
    '/frame/..%2f..%2fserver.js',
    '/frame/tsconfig.json',
    '//etc/passwd',
    '/..\\server.js',
    '/constructor',
    '/%',
    '/dist/index.html',
  ])('do not include %s', async (path) => {
    const { status } = await playground.get(path)
    expect([400, 404]).toContain(status)
  })
})

describe('a frame of the playground', () => {
  test.each(['localhost', 'app.localhost', 'deep.in.my_app.localhost', '127.0.0.1'])(
    'is at %s, runs one script, calls only the API, and can be embedded only in the page',
    async (name) => {
      const { status, headers } = await playground.get('/frame/', name)
      const { pagePort, apiPort } = playground
      expect(status).toBe(200)
      expect(directives(headers)).toEqual([
        "default-src 'none'",
        `script-src http://${name}:${pagePort}`,
        `connect-src http://api.localhost:${apiPort}`,
        `frame-ancestors http://localhost:${pagePort}`,
        "base-uri 'none'",
        "form-action 'none'",
      ])
      expect((await playground.get('/frame/frame.js', name)).status).toBe(200)
    },
  )
})

describe('a website that points its name at this machine', () => {
  const names = [
    'rebound.example',
    'localhost.evil.example',
    'evil-localhost',
    '[::2]',
    '[::1].evil.example',
    '',
  ]

  test.each(names)('gets nothing from the page as %j', async (name) => {
    expect((await playground.get('/', name)).status).toBe(421)
    expect((await playground.get('/frame/', name)).status).toBe(421)
  })

  test.each([...names, 'localhost', 'app.localhost'])(
    'gets nothing from the API as %j',
    async (name) => {
      const url = `http://127.0.0.1:${playground.apiPort}/items`
      const { status } = await ask(url, { headers: { Host: `${name}:${playground.apiPort}` } })
      expect(status).toBe(421)
    },
  )

  test('gets nothing with another port', async () => {
    const url = `http://127.0.0.1:${playground.pagePort}/`
    expect((await ask(url, { headers: { Host: 'localhost:1' } })).status).toBe(421)
  })
})

test('the name [::1] does not have frames', async () => {
  expect((await playground.get('/frame/', '[::1]')).status).toBe(421)
})

describe.each(['/runs', '/check'])('a request to %s', (path) => {
  test.each([
    ['a page on the web', { Origin: 'https://evil.example' }],
    ['an opaque origin', { Origin: 'null' }],
    ['a client with an empty Origin', { Origin: '' }],
    ['a frame', (port: string) => ({ Origin: `http://app.localhost:${port}` })],
    ['the API', (_: string, apiPort: string) => ({ Origin: `http://localhost:${apiPort}` })],
    ['a page that the browser calls cross-site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a page that the browser calls same-site', { 'Sec-Fetch-Site': 'same-site' }],
    ['a form', { 'Content-Type': 'text/plain' }],
    ['a form with a longer type', { 'Content-Type': 'text/plain; application/json' }],
  ])('is rejected if it comes from %s', async (_, headers) => {
    const { pagePort, apiPort } = playground
    const sent = typeof headers === 'function' ? headers(pagePort, apiPort) : headers
    expect((await playground.post(path, policy, sent)).status).toBe(403)
  })

  test.each([
    ['not JSON', '{', 400],
    ['not an object', '[]', 400],
    ['without the options or the URL', '{"text":1}', 400],
    ['more than 100 kB', { text: ' '.repeat(103_000) }, 413],
  ])('is rejected if it is %s', async (_, body, status) => {
    const answer = await playground.post(path, body)
    expect(answer.status).toBe(status)
    expect(Object.keys(JSON.parse(answer.body) as object)).toEqual(['error'])
  })
})

test.each([
  ['text', 1],
  ['text', null],
  ['setup', 1],
  ['setup', null],
  ['variables', ['a']],
  ['variables', { ORIGIN: 1 }],
  ['variables', { ORIGIN: null }],
])('a run is rejected if its %s is %j', async (name, value) => {
  const { status, body } = await playground.post('/runs', { ...policy, [name]: value })
  expect(status).toBe(400)
  expect((JSON.parse(body) as { error: string }).error).toContain(`\`${name}\``)
})

test('a policy that is too long is rejected in words, not cut', async () => {
  const { status, body } = await playground.post('/runs', { text: `{}${' '.repeat(103_000)}` })
  expect([status, JSON.parse(body)]).toEqual([
    413,
    { error: 'This is too long for the playground. It takes at most 100kb.' },
  ])
})

test.each(['TRACE', 'CONNECT'])(
  'a %s request gets 405, because browsers never send it for a script',
  async (method) => {
    for (const [port, name] of [
      [playground.pagePort, 'localhost'],
      [playground.apiPort, 'api.localhost'],
    ]) {
      const headers = { Host: `${name}:${port}` }
      const {
        status,
        headers: received,
        body,
      } = await ask(`http://127.0.0.1:${port}/items`, {
        method,
        headers,
      })
      expect(status).toBe(405)
      expect(received.allow).toBe('GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS')
      expect(JSON.parse(body)).toEqual({
        error: `Browsers never send ${method} for a script. \`fetch\` throws an error instead.`,
      })
    }
  },
)
