import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, corsHeaders, isClosedElsewhere, type Answer } from './ask.js'
import { run, type Program } from './run-program.js'

const server = 'tenants/server.js'
const three = 'tenants/behind-nginx.js'
const shop = 'https://shop.example'

// PGlite takes seconds to start, and longer if the machine is busy.
describe('the tenants, in PGlite', { timeout: 90_000 }, () => {
  let program: Program
  let url: string

  beforeAll(async () => {
    program = await run(server, /Open .*\n/)
    const [, port = ''] = /localhost:(\d+)/.exec(program.stdout) ?? []
    url = `http://127.0.0.1:${port}`
  }, 90_000)
  afterAll(() => program.stop())

  const send = (method: string, given: unknown, headers = {}): Promise<Answer> => {
    const body = typeof given === 'string' ? given : JSON.stringify(given)
    return ask(`${url}/tenants`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        // Without this, Node sends no body with DELETE.
        'Content-Length': Buffer.byteLength(body),
        ...headers,
      },
      body,
    })
  }
  const items = async (origin: string): Promise<unknown> =>
    corsHeaders((await ask(`${url}/items`, { headers: { Origin: origin } })).headers)
  const seen = async (): Promise<unknown> =>
    (JSON.parse((await ask(`${url}/tenants`)).body) as { tenants: unknown }).tenants

  const allowed = {
    'access-control-allow-origin': shop,
    'access-control-allow-credentials': 'true',
    vary: 'Origin',
  }

  it('an origin is allowed once it is added, and denied once it is removed', async () => {
    expect(await items(shop)).toEqual({ vary: 'Origin' })

    expect(await send('POST', { origin: shop })).toMatchObject({ status: 204 })
    await expect.poll(() => items(shop), { timeout: 10_000 }).toEqual(allowed)
    expect(await seen()).toEqual([{ origin: shop, isAllowed: true }])
    expect(await send('POST', { origin: shop })).toMatchObject({ status: 204 })
    expect(await seen()).toEqual([{ origin: shop, isAllowed: true }])

    expect(await send('DELETE', { origin: shop })).toMatchObject({ status: 204 })
    await expect.poll(() => items(shop), { timeout: 10_000 }).toEqual({ vary: 'Origin' })
    expect(await seen()).toEqual([])
    expect(program.stderr).toBe('')
  })

  it.each([
    ['https://shop.example/', 'origin-path', "'https://shop.example'"],
    ['shop.example', 'origin-scheme-missing', "'https://shop.example'"],
    ['https://Shop.example', 'origin-upper-case', "'https://shop.example'"],
    ['http://shop.example', 'insecure-origin', "'https://shop.example'"],
    ['https://*.github.io', 'public-suffix', undefined],
    ['*', 'credentials-for-all', undefined],
    ['', 'origin-empty', undefined],
    ['null', 'null-origin', undefined],
    ['/shop/', 'origin-expression', undefined],
  ])('%j is refused with the error of the library: %s', async (origin, code, suggestion) => {
    const { status, body } = await send('POST', { origin })

    expect(status).toBe(422)
    const { problems } = JSON.parse(body) as {
      problems: readonly { code: string; message: string; suggestion?: string }[]
    }
    expect(problems[0]).toMatchObject({
      code,
      message: expect.stringContaining('`origin`') as string,
    })
    if (suggestion !== undefined) expect(problems[0]?.suggestion).toBe(suggestion)
    expect(await seen()).toEqual([])
  })

  it.each([
    ['a body that is not JSON', '{', {}, 400],
    ['a list of origins', { origin: [shop] }, {}, 400],
    ['no origin', {}, {}, 400],
    ['a very long origin', { origin: 'a'.repeat(3000) }, {}, 413],
    ['the form of another website', `origin=${shop}`, { 'Content-Type': 'text/plain' }, 400],
    ['the host name of another website', { origin: shop }, { Host: 'evil.example' }, 421],
  ])('%s changes nothing', async (_, body, headers, status) => {
    expect(await send('POST', body, headers)).toMatchObject({ status })
    expect(await seen()).toEqual([])
  })

  it('other websites may not send JSON or remove origins', async () => {
    for (const method of ['POST', 'DELETE']) {
      const { headers } = await ask(`${url}/tenants`, {
        method: 'OPTIONS',
        headers: {
          Origin: 'https://evil.example',
          'Access-Control-Request-Method': method,
          'Access-Control-Request-Headers': 'content-type',
        },
      })
      expect(corsHeaders(headers)).toEqual({})
    }
  })

  it('the page and its script are served, and only to this machine', async () => {
    expect((await ask(url)).body).toContain('<script type="module" src="page.js">')
    expect((await ask(`${url}/page.js`)).status).toBe(200)
    expect(await isClosedElsewhere(Number(new URL(url).port))).toBe(true)
  })

  it('SIGTERM ends it', async () => {
    process.kill(program.pid, 'SIGTERM')
    expect(await program.exit).toBe(0)
  })
})

describe('the tenants', { timeout: 90_000 }, () => {
  it.each([
    [server, 'postgres://127.0.0.1:1/tenants', /^DATABASE_URL cannot be used: .*\n$/],
    [three, '', /^Set DATABASE_URL to .*\n$/],
  ])('say in one line what is wrong with the database: %s', async (file, url, message) => {
    const program = await run(file, undefined, { DATABASE_URL: url })

    expect(program.stderr).toMatch(message)
    expect(await program.exit).toBe(1)
  })
})
