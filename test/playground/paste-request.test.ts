import { describe, expect, it } from 'vitest'
import { explainPasted } from '../../examples/playground/app/paste/explain-pasted.js'
import { readPasted } from '../../examples/playground/app/paste/read-pasted.js'
import type { PastedRequest } from '../../examples/playground/app/paste/pasted.js'

const read = (text: string): PastedRequest => {
  const pasted = readPasted(text)
  if (pasted.kind !== 'request') throw new Error(JSON.stringify(pasted))
  return pasted
}

const origin = 'https://app.example.com'
const url = 'https://api.example.com/items'

describe('a curl command', () => {
  it.each([
    ['a URL', `curl ${url}`, { url, method: 'GET', headers: [] }],
    ['an origin', `curl -i -H 'Origin: ${origin}' ${url}`, { origin, url, method: 'GET' }],
    ['a prompt', `$ curl -i -H "Origin: ${origin}" "${url}"`, { origin, url }],
    [
      'no space after the option',
      `curl -XPUT -H'Origin: ${origin}' ${url}`,
      { origin, url, method: 'PUT' },
    ],
    [
      'several options in one',
      `curl -sSiXPUT -H 'Origin: ${origin}' ${url}`,
      { origin, url, method: 'PUT' },
    ],
    [
      'long options',
      `curl --include --request DELETE --header 'Origin: ${origin}' --url ${url}`,
      { origin, url, method: 'DELETE' },
    ],
    [
      'long options with =',
      `curl --request=DELETE --header='Origin: ${origin}' ${url}`,
      { origin, url, method: 'DELETE' },
    ],
    ['HEAD', `curl -I -H 'Origin: ${origin}' ${url}`, { origin, url, method: 'HEAD' }],
    [
      'a body',
      `curl -d a=b -H 'Origin: ${origin}' ${url}`,
      {
        origin,
        url,
        method: 'POST',
        headers: [['Content-Type', 'application/x-www-form-urlencoded']],
        body: 'text',
      },
    ],
    [
      'a typed body',
      `curl --data-raw '{"a":1}' -H 'content-type: application/json' -H 'Origin: ${origin}' ${url}`,
      { method: 'POST', headers: [['content-type', 'application/json']] },
    ],
    [
      '--json',
      `curl --json '{}' ${url}`,
      { method: 'POST', headers: [['Content-Type', 'application/json']] },
    ],
    ['a cookie', `curl -b 'a=b' -H 'Origin: ${origin}' ${url}`, { credentials: true, headers: [] }],
    [
      'a token, which is left out',
      `curl -H 'Authorization: Bearer secret' -H 'Origin: ${origin}' ${url}`,
      { headers: [['Authorization', 'x']] },
    ],
    [
      'a preflight',
      `curl -X OPTIONS -H 'Origin: ${origin}' -H 'Access-Control-Request-Method: PUT' -H 'Access-Control-Request-Headers: content-type, x-tenant' ${url}`,
      {
        origin,
        url,
        method: 'PUT',
        headers: [
          ['content-type', 'x'],
          ['x-tenant', 'x'],
        ],
      },
    ],
    [
      'an address without a scheme',
      'curl -i localhost:3000/items',
      { url: 'http://localhost:3000/items' },
    ],
    ['a pipe', `curl -s ${url} | jq .`, { url, method: 'GET' }],
    ['an option with a value', `curl -o /dev/null -m 5 -w '%{http_code}' ${url}`, { url }],
  ])('has %s', (_, text, request) => {
    expect(read(text).request).toMatchObject(request)
  })

  it('is what "Copy as cURL" gives for bash', () => {
    const text = `curl '${url}?a=b&c' \\
  -X 'PATCH' \\
  -H 'accept: application/json' \\
  -H 'accept-language: en-US,en;q=0.9' \\
  -H 'authorization: Bearer secret' \\
  -b 'sid=secret' \\
  -H 'content-type: application/json' \\
  -H 'origin: ${origin}' \\
  -H 'priority: u=1, i' \\
  -H 'referer: ${origin}/' \\
  -H 'sec-ch-ua: "Chromium";v="146"' \\
  -H 'sec-fetch-mode: cors' \\
  -H 'user-agent: Mozilla/5.0' \\
  -H 'x-tenant: it'\\''s' \\
  --data-raw $'{"a":"it\\'s \\u0021"}'`
    expect(read(text).request).toEqual({
      origin,
      url: `${url}?a=b&c`,
      method: 'PATCH',
      headers: [
        ['authorization', 'x'],
        ['content-type', 'application/json'],
        ['x-tenant', 'x'],
      ],
      credentials: true,
      body: 'text',
    })
  })

  it('is what "Copy as cURL" gives for Windows', () => {
    const text = `curl ^"${url}^" ^\n  -H ^"origin: ${origin}^" ^\n  -H ^"x-tenant: a^" ^\n  --data-raw ^"^{^\\^"a^\\^":1^}^"`
    expect(read(text).request).toMatchObject({ origin, url, method: 'POST' })
  })
})

const head =
  'HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: https://other.example\r\nVary: Origin\r\n\r\n{"a":1}'

describe('the output of curl', () => {
  it('has the request and the response of curl -i', () => {
    const pasted = read(`$ curl -i -H 'Origin: ${origin}' ${url}\n${head}`)
    expect(pasted.exchanges).toEqual([
      {
        isPreflight: false,
        status: 200,
        headers: [
          ['Access-Control-Allow-Origin', 'https://other.example'],
          ['Vary', 'Origin'],
        ],
      },
    ])
    expect(explainPasted(pasted)).toMatchObject({
      verdict: 'blocked',
      steps: expect.arrayContaining([
        expect.objectContaining({ reason: 'allow-origin-mismatch' }),
      ]) as unknown,
    })
  })

  it('has both of curl -v', () => {
    const pasted = read(`* Connected to api.example.com (192.0.2.1) port 443
* using HTTP/1.1
> GET /items HTTP/1.1
> Host: api.example.com
> User-Agent: curl/8.5.0
> Accept: */*
> Origin: ${origin}
>
* Request completely sent off
< HTTP/1.1 200 OK
< Access-Control-Allow-Origin: ${origin}
* a word in between
< Vary: Origin
<
{"a":1}`)
    expect(pasted.request).toEqual({ origin, url, method: 'GET', headers: [], credentials: false })
    expect(explainPasted(pasted)).toMatchObject({ verdict: 'allowed' })
  })

  it('has a preflight', () => {
    const pasted = read(
      `curl -i -X OPTIONS -H 'Origin: ${origin}' -H 'Access-Control-Request-Method: PUT' ${url}\nHTTP/2 204 \naccess-control-allow-origin: ${origin}\naccess-control-allow-methods: GET\n\n`,
    )
    expect(pasted.exchanges).toMatchObject([{ isPreflight: true, status: 204 }])
    expect(explainPasted(pasted)).toMatchObject({
      verdict: 'blocked',
      steps: expect.arrayContaining([
        expect.objectContaining({ reason: 'method-not-listed' }),
      ]) as unknown,
    })
  })

  it('has a response alone', () => {
    const pasted = read(head)
    expect(pasted).toMatchObject({ request: {}, exchanges: [{ status: 200 }] })
    expect(pasted.notes.join()).toContain('without its request')
    expect(explainPasted(pasted)).toBeNull()
    expect(explainPasted(pasted, { origin, url })).toMatchObject({ verdict: 'blocked' })
  })

  it('has a request as HTTP writes it', () => {
    expect(
      read(`GET /items HTTP/1.1\nHost: localhost:3000\nOrigin: ${origin}\n\n`).request,
    ).toMatchObject({ origin, url: 'http://localhost:3000/items' })
  })

  it.each([
    ['https://app.example.com', '', 'https://api.example.com/items'],
    ['http://localhost:5173', '', 'http://api.example.com/items'],
    [
      'https://app.example.com',
      '* Connected to api.example.com port 80\n',
      'http://api.example.com/items',
    ],
    ['http://localhost:5173', '* using TLSv1.3\n', 'https://api.example.com/items'],
  ])('has the scheme of the page %s, unless it says more: %j', (page, before, expected) => {
    const text = `${before}> GET /items HTTP/1.1\n> Host: api.example.com\n> Origin: ${page}\n>\n< HTTP/1.1 200 OK\n<\n`
    expect(read(text).request.url).toBe(expected)
  })

  it('skips interim responses and those of a proxy', () => {
    const { exchanges } = read(
      `curl -i ${url}\nHTTP/1.1 200 Connection established\n\nHTTP/1.1 103 Early Hints\nLink: </a>\n\nHTTP/1.1 200 OK\nA: b\n\n`,
    )
    expect(exchanges).toEqual([{ isPreflight: false, status: 200, headers: [['A', 'b']] }])
  })

  it('without an origin says that the server may have left headers out', () => {
    expect(read(`curl -i ${url}\n${head}`).notes.join()).toContain('had no `Origin`')
  })
})

const entry = (more: object = {}, response: object = {}): object => ({
  request: {
    method: 'GET',
    url,
    headers: [
      { name: 'Origin', value: origin },
      { name: 'X-Tenant', value: 'a' },
    ],
    cookies: [],
    ...more,
  },
  response: {
    status: 200,
    headers: [{ name: 'Access-Control-Allow-Origin', value: '*' }],
    ...response,
  },
})

const har = (...entries: object[]): string => JSON.stringify({ log: { version: '1.2', entries } })

const preflight = entry(
  {
    method: 'OPTIONS',
    headers: [
      { name: 'Origin', value: origin },
      { name: 'Access-Control-Request-Method', value: 'GET' },
      { name: 'Access-Control-Request-Headers', value: 'x-tenant' },
    ],
  },
  {
    status: 204,
    headers: [
      { name: 'access-control-allow-origin', value: '*' },
      { name: 'access-control-allow-headers', value: 'x-tenant' },
    ],
  },
)

describe('a HAR', () => {
  const same = entry({ url: `${origin}/style.css`, headers: [] })
  it.each([
    ['an entry', JSON.stringify(entry())],
    ['a file', har(entry())],
    [
      'a file with requests of the page itself',
      har(same, entry(), entry({ url: 'https://third.example/' })),
    ],
    ['a list of entries', JSON.stringify([same, entry()])],
  ])('is %s', (_, text) => {
    expect(read(text)).toMatchObject({
      request: { origin, url, method: 'GET', headers: [['X-Tenant', 'x']], credentials: false },
      exchanges: [
        { isPreflight: false, status: 200, headers: [['Access-Control-Allow-Origin', '*']] },
      ],
    })
  })

  it.each([
    ['before', har(preflight, entry())],
    ['after', har(entry(), preflight)],
  ])('has the preflight %s its request', (_, text) => {
    const pasted = read(text)
    expect(pasted.exchanges.map(({ isPreflight, status }) => [isPreflight, status])).toEqual([
      [true, 204],
      [false, 200],
    ])
    expect(explainPasted(pasted)).toMatchObject({ verdict: 'allowed', preflight: true })
  })

  it('has a preflight alone', () => {
    expect(read(har(preflight))).toMatchObject({
      request: { method: 'GET', headers: [['x-tenant', 'x']] },
      exchanges: [{ isPreflight: true }],
    })
  })

  it.each([
    ['blocks', { headers: [{ name: 'Access-Control-Allow-Origin', value: 'https://a.example' }] }],
    ['does not show', { status: 0, headers: [] }],
  ])('is about the request that the browser %s', (_, response) => {
    const failing = `${url}/1`
    const text = har(
      entry(),
      preflight,
      entry({ url: failing }, response),
      entry({ url: 'https://third.example/' }),
    )
    expect(read(text).request.url).toBe(failing)
    const put = entry({ method: 'PUT' }, response)
    expect(read(har(entry(), preflight, put)).request.method).toBe('PUT')
  })

  it('has cookies', () => {
    expect(read(har(entry({ cookies: [{ name: 'a', value: 'b' }] }))).request.credentials).toBe(
      true,
    )
  })

  it('has no response if the browser hid it', () => {
    const { exchanges, notes } = read(har(entry({}, { status: 0, headers: [] })))
    expect([exchanges, notes.join()]).toEqual([[], expect.stringContaining('no response')])
  })

  it('without a request of another site is not about CORS', () => {
    expect(readPasted(har(same))).toMatchObject({
      kind: 'unknown',
      message: expect.stringContaining('Origin') as string,
    })
  })
})

describe('a call of fetch', () => {
  it.each([
    [
      'Chromium copied',
      `fetch("${url}", {\n  "headers": {\n    "accept": "*/*",\n    "content-type": "application/json",\n    "sec-ch-ua-mobile": "?0",\n    "x-tenant": "a"\n  },\n  "referrer": "${origin}/",\n  "body": "{\\"a\\":1}",\n  "method": "POST",\n  "mode": "cors",\n  "credentials": "include"\n});`,
    ],
    [
      'Firefox copied',
      `await fetch("${url}", {\n    "credentials": "include",\n    "headers": {\n        "User-Agent": "Mozilla/5.0",\n        "Accept": "*/*",\n        "content-type": "application/json",\n        "x-tenant": "a"\n    },\n    "referrer": "${origin}/shop",\n    "body": "{}",\n    "method": "POST",\n    "mode": "cors"\n});`,
    ],
    [
      'Chromium copied for Node.js',
      `fetch("${url}", {\n  "headers": {\n    "content-type": "application/json",\n    "x-tenant": "a",\n    "cookie": "a=b",\n    "origin": "${origin}"\n  },\n  "body": "{}",\n  "method": "POST", "credentials": "include"\n});`,
    ],
    [
      'a script has',
      `const response = await fetch('${url}', {\n  method: 'POST',\n  credentials: 'include',\n  referrer: '${origin}/',\n  headers: { 'content-type': 'application/json', 'x-tenant': tenant },\n  body: JSON.stringify(item),\n})\nif (!response.ok) throw new Error()`,
    ],
    [
      'a variable',
      `const api = 'https://api.example.com'\nfetch(\`\${api}/items\`, { method: 'POST', body: '{}', credentials: 'include', referrer: '${origin}/', headers: { 'content-type': 'application/json', 'x-tenant': 'a' } })`,
    ],
  ])('that %s', (_, text) => {
    expect(read(text).request).toEqual({
      origin,
      url,
      method: 'POST',
      headers: [
        ['content-type', 'application/json'],
        ['x-tenant', 'x'],
      ],
      credentials: true,
      body: 'text',
    })
  })

  it.each([
    ['GET', `fetch('${url}')`, { url, method: 'GET', headers: [], credentials: false }],
    [
      'axios.get',
      `axios.get('${url}', { withCredentials: true, headers: { Authorization: \`Bearer \${token}\` } })`,
      { method: 'GET', credentials: true, headers: [['Authorization', 'x']] },
    ],
    [
      'axios.post',
      `axios.post('${url}', { a: 1 })`,
      { method: 'POST', headers: [['Content-Type', 'application/json']] },
    ],
  ])('that is %s', (_, text, request) => {
    expect(read(text).request).toMatchObject(request)
  })

  it('leaves out what "Disable cache" adds', () => {
    const { request, notes } = read(
      `fetch('${url}', { headers: { 'cache-control': 'no-cache', pragma: 'no-cache' } })`,
    )
    expect([request.headers, notes.join()]).toEqual([[], expect.stringContaining('Disable cache')])
  })

  it('with `no-cors` says so', () => {
    expect(read(`fetch('${url}', { mode: 'no-cors' })`).notes[0]).toContain('no-cors')
  })

  it.each(['headers', 'headers: new Headers()', 'headers: headersOf(user)'])(
    'says that %s is not known',
    (headers) => {
      const { request, notes } = read(`fetch('${url}', { ${headers} })`)
      expect([request.headers, notes[0]]).toEqual([[], expect.stringContaining('which headers')])
    },
  )

  it('to the own site is not about CORS', () => {
    expect(readPasted("fetch('/api/items')")).toMatchObject({ kind: 'unknown' })
  })
})
