import {
  createPolicy,
  type CorsOptions,
  type Explanation,
  type RequestToExplain,
} from 'allow-origin'
import { describe, expect, it } from 'vitest'

const page = 'https://app.example.com'

const explain = async (
  options: CorsOptions,
  request: Partial<RequestToExplain> = {},
): Promise<Explanation> => createPolicy(options).explain({ origin: page, ...request })

const outcomes = ({ steps }: Explanation): readonly string[] =>
  steps.map(({ outcome, reason }) => `${outcome} ${reason}`)

describe('an explanation', () => {
  it('shows each step of a browser for a simple request', async () => {
    const explanation = await explain({ origin: page, exposedHeaders: ['X-Total'] })

    expect(explanation).toMatchObject({ allowed: true, verdict: 'allowed', preflight: false })
    expect(explanation.exposedHeaders).toEqual(['x-total'])
    expect(outcomes(explanation)).toEqual([
      'pass request-accepted',
      'pass cross-origin',
      'skip preflight-not-needed',
      'pass origin-allowed',
      'pass listed-exposed',
    ])
  })

  it('shows each check of a preflight', async () => {
    const explanation = await explain(
      { origin: page, maxAge: 60, credentials: true },
      { method: 'PUT', headers: { Authorization: 'x', Cookie: 'y' }, credentials: true },
    )

    expect(explanation).toMatchObject({ allowed: true, preflight: true })
    expect(outcomes(explanation)).toEqual([
      'pass request-accepted',
      'skip header-forbidden',
      'pass cross-origin',
      'pass preflight-needed',
      'pass origin-allowed',
      'pass status-ok',
      'pass lists-well-formed',
      'pass method-listed',
      'pass authorization-listed',
      'pass headers-listed',
      'pass max-age-given',
      'pass origin-allowed',
      'pass none-exposed',
    ])
  })

  it('ends at the failed step and names the headers that the response needs', async () => {
    const explanation = await explain({ origin: 'https://other.example' }, { method: 'PUT' })

    expect(explanation).toMatchObject({ allowed: false, verdict: 'blocked', exposedHeaders: [] })
    expect(outcomes(explanation).slice(-3)).toEqual([
      'fail allow-origin-missing',
      'pass status-ok',
      'skip preflight-failed',
    ])
    expect(explanation.needed).toEqual([
      ['Access-Control-Allow-Origin', page],
      ['Access-Control-Allow-Methods', 'PUT'],
    ])
  })

  it('gives each step a section, facts, a sentence and the response line that decided', async () => {
    const { steps } = await explain({ origin: page }, { method: 'LOCK' })

    expect(steps.find(({ outcome }) => outcome === 'fail')).toEqual({
      section: '#cors-preflight-fetch',
      title: 'The method is allowed',
      outcome: 'fail',
      reason: 'method-not-listed',
      facts: [
        ['method', 'LOCK'],
        ['credentials', 'not included'],
        ['Access-Control-Allow-Methods', 'GET,HEAD,PUT,PATCH,POST,DELETE'],
      ],
      exchange: 0,
      sentence: 'LOCK is not one of the allowed methods.',
      line: 'Access-Control-Allow-Methods: GET,HEAD,PUT,PATCH,POST,DELETE',
    })
  })

  it('shows each request and its response', async () => {
    const { exchanges } = await explain(
      { origin: page, optionsSuccessStatus: 200 },
      { method: 'PUT' },
    )

    expect(exchanges.map(({ request, response }) => [request.kind, response?.status])).toEqual([
      ['preflight', 200],
      ['actual', 200],
    ])
    expect(exchanges[0]?.response?.headers).toEqual([
      ['Vary', 'Origin, Access-Control-Request-Headers'],
      ['Access-Control-Allow-Origin', page],
      ['Access-Control-Allow-Methods', 'GET,HEAD,PUT,PATCH,POST,DELETE'],
      ['Content-Length', '0'],
    ])
    expect(exchanges[1]?.response?.headers).toEqual([
      ['Vary', 'Origin'],
      ['Access-Control-Allow-Origin', page],
    ])
  })

  it('exposes `*` if every header can be read', async () => {
    expect((await explain({ exposedHeaders: '*' })).exposedHeaders).toBe('*')
  })

  it('is plain data, and its text is not part of that', async () => {
    const explanation = await explain({ origin: page })

    expect(Object.keys(explanation)).toEqual([
      'allowed',
      'verdict',
      'preflight',
      'request',
      'steps',
      'exchanges',
      'exposedHeaders',
      'needed',
      'warnings',
      'suggestions',
      'obstacle',
    ])
    expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation)
    expect(String(explanation)).toMatch(/^Allowed: GET from https:\/\/app\.example\.com/)
  })

  it('describes the request as the script makes it, for any URL', async () => {
    const { request } = await explain({}, { method: 'delete', headers: { 'X-One': '1' } })

    expect(request).toEqual({
      url: null,
      origin: page,
      method: 'delete',
      headers: [['X-One', '1']],
      credentials: false,
    })
  })

  it.each(['https://server.invalid', 'https://other.invalid'])(
    'is cross-origin, even for a page on %s',
    async (origin) => {
      expect(outcomes(await explain({}, { origin }))).toContain('pass cross-origin')
    },
  )
})

describe('an explanation takes what a browser knows of a request:', () => {
  it.each<[string, Partial<RequestToExplain>, string]>([
    ['a URL of the page itself', { url: `${page}/items` }, 'pass same-origin'],
    ['a URL on another origin', { url: 'https://api.example.com/items' }, 'pass cross-origin'],
    ['a URL on this machine', { url: 'http://localhost:3000/' }, 'pass cross-origin'],
    ['a URL without https', { url: 'http://api.example.com/' }, 'fail mixed-content'],
    ['a port of another protocol', { url: 'https://api.example.com:25/' }, 'fail bad-port'],
    ['a scheme other than http', { url: 'ftp://api.example.com/' }, 'fail scheme-not-http'],
    ['a URL that is not absolute', { url: '/items' }, 'fail url-invalid'],
    ['a URL with a password', { url: 'https://a:b@api.example.com/' }, 'fail url-with-userinfo'],
    ['a text', { method: 'POST', body: 'text' }, 'skip preflight-not-needed'],
    ['bytes', { method: 'POST', body: 'bytes' }, 'skip preflight-not-needed'],
    ['a body of a GET', { body: 'text' }, 'fail body-not-allowed'],
    ['a stream', { method: 'POST', body: 'stream' }, 'pass preflight-needed'],
    ['an upload listener', { uploadListener: true }, 'pass preflight-needed'],
    ['no upload listener', { uploadListener: false }, 'skip preflight-not-needed'],
  ])('%s', async (_, request, outcome) => {
    const explanation = await explain({}, request)

    expect(outcomes(explanation)).toContain(outcome)
    expect(explanation.request).toMatchObject({ url: request.url ?? null })
    const isImpossible = outcome.startsWith('fail')
    expect(explanation.allowed).toBe(!isImpossible)
    expect(explanation.obstacle?.code).toBe(isImpossible ? 'request-impossible' : undefined)
  })

  it('and shows its URL', async () => {
    const url = 'https://api.example.com/items'
    const explanation = await explain(
      {},
      { url, uploadListener: true, body: 'stream', method: 'POST' },
    )

    expect(explanation.request).toMatchObject({ url, body: 'stream', uploadListener: true })
    expect(explanation.exchanges.map(({ request }) => request.url)).toEqual([url, url])
    expect(String(explanation)).toContain(`Allowed: POST ${url} from ${page}`)
  })

  it('and suggests no method that a browser does not look for', async () => {
    const options = { origin: 'https://other.example', methods: [] }
    const request = { method: 'PUT', uploadListener: true }

    expect((await explain({ ...options, origin: page }, request)).allowed).toBe(true)
    const { suggestions } = await explain(options, request)
    expect(suggestions.map(({ option }) => option)).toEqual(['origin'])
  })
})

describe('a policy with `preflightContinue`', () => {
  const options: CorsOptions = { preflightContinue: true, optionsSuccessStatus: 204 }

  it('is assumed to have a next handler that responds with 200, with a warning', async () => {
    const explanation = await explain(options, { method: 'PUT' })

    expect(explanation.allowed).toBe(true)
    expect(explanation.exchanges[0]?.response?.status).toBe(200)
    expect(explanation.warnings).toMatchObject([{ code: 'preflight-handed-on' }])
    expect(String(explanation)).toContain('Warning: With `preflightContinue`')
  })

  it('has no such warning if no preflight is needed', async () => {
    expect((await explain(options)).warnings).toEqual([])
  })
})

describe('an invalid origin is explained, even if every origin is allowed:', () => {
  it.each([
    [
      'https://app.example.com/',
      /ends with a slash.+\. Did you mean https:\/\/app\.example\.com\?$/,
    ],
    ['app.example.com', /has no scheme\. Did you mean https:\/\/app\.example\.com\?$/],
    ['wss://app.example.com', /is a WebSocket URL\. Did you mean https:\/\/app\.example\.com\?$/],
    ['https://*.example.com', /is a pattern that matches many origins\.$/],
    ['https://*.Example.com', /has uppercase letters\.$/],
    ['https://*x.example.com', /it has a `\*`.+\.$/],
    ['', /^Write the origin of your page\.$/],
    ['file:///index.html', /is a file\. Local files send `Origin: null`, or `file:\/\/` in .+\.$/],
    ['about:blank', /has no origin of its own\. Its pages send `Origin: null`.+\.$/],
  ])('%j', async (origin, words) => {
    const { allowed, steps, exchanges } = await explain({}, { origin })

    expect({ allowed, exchanges }).toEqual({ allowed: false, exchanges: [] })
    expect(steps).toMatchObject([
      { section: '#origin-header', outcome: 'fail', reason: 'origin-not-serialized' },
    ])
    expect(steps[0]?.sentence).toMatch(words)
  })
})
