import { describe, expect, it, vi } from 'vitest'

// The page runs at an address, and these modules read it.
vi.hoisted(() => {
  Object.assign(globalThis, { IS_STATIC: false, location: new URL('http://localhost:4000/') })
})
const { addressOf, readAddress } = await import('../../../examples/playground/app/address.js')
const { presets } = await import('../../../examples/playground/app/presets.js')
const { current, edit, notes, start, type, undo } =
  await import('../../../examples/playground/app/state.js')
const { takePasted } = await import('../../../examples/playground/app/take-pasted.js')
const { remedy } = await import('../../../examples/playground/app/remedy.js')
const { comparison } = await import('../../../examples/playground/app/comparison.js')
const { verdict } = await import('../../../examples/playground/app/verdict.js')

const origin = 'https://app.example.com'
const url = 'https://api.example.com/items'

const open = (id: string): void => {
  const found = presets.find((preset) => preset.id === id)
  if (!found) throw new Error(id)
  start(found.case)
}

/** The title of the verdict on a text that is pasted while the page shows a preset. */
function paste(text: string, preset = 'wildcard'): string {
  open(preset)
  takePasted(text)
  return verdict.value.title
}

const har = (name: string, value: string, response: object): string =>
  JSON.stringify({
    request: {
      method: 'GET',
      url,
      cookies: [{ name: 'sid', value: 'hunter2' }],
      headers: [
        { name: 'Origin', value: origin },
        { name, value },
      ],
    },
    response,
  })

const head = `HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: ${origin}\nAccess-Control-Allow-Credentials: true\nVary: Origin\nSet-Cookie: sid=hunter2\nX-Session: hunter2\n\n{"token":"hunter2"}`

describe('a link to what was pasted has no secret', () => {
  it.each([
    [
      'of curl -i',
      `curl -i -b 'sid=hunter2' -H 'Authorization: Bearer hunter2' -H 'Origin: ${origin}' ${url}\n${head}`,
    ],
    [
      'of curl -v',
      `> GET /items HTTP/1.1\n> Host: api.example.com\n> Origin: ${origin}\n> Cookie: sid=hunter2\n>\n${head.replaceAll(/^(?=\S)/gm, '< ')}`,
    ],
    ['in a header', `curl -H 'X-Api-Key: hunter2' -H 'Origin: ${origin}' ${url}`],
    ['in a body', `curl -d 'password=hunter2' -H 'Origin: ${origin}' ${url}\n${head}`],
    ['in a URL', `curl -H 'Origin: ${origin}' https://me:hunter2@api.example.com/items\n${head}`],
    ['in a call of fetch', `fetch('${url}', { headers: { 'X-Api-Key': 'hunter2' } })`],
    [
      'in a HAR',
      har('Cookie', 'sid=hunter2', {
        status: 200,
        headers: [
          { name: 'Access-Control-Allow-Origin', value: '*' },
          { name: 'set-cookie', value: 'sid=hunter2' },
        ],
        content: { text: 'hunter2' },
      }),
    ],
    [
      'in a redirect',
      `curl -i -H 'Origin: ${origin}' ${url}\nHTTP/1.1 302 Found\nAccess-Control-Allow-Origin: *\nLocation: https://login.example/?state=hunter2\n\n`,
    ],
  ])('%s', (_, text) => {
    const title = paste(text)
    const link = addressOf(current.value)
    expect(link).not.toContain('hunter2')

    const shown = readAddress(link)
    if (!shown) throw new Error(link)
    start(shown)
    expect([verdict.value.title, addressOf(current.value)]).toEqual([title, link])
  })

  it.each([
    [
      'beside options',
      `import cors from 'cors'\nmongoose.connect('mongodb://me:hunter2@db.example')\nconst list = process.env.ORIGINS\nconst key = "hunter2"\napp.use(session({ secret: key }))\napp.use(cors({ origin: list }))\napp.listen(3000)`,
    ],
    [
      'around options',
      `async function main() {\n  await connect(\`mongodb://me:hunter2@db.example/\${name}\`)\n  app.use(cors({ origin: process.env.ORIGINS || '${origin}' }), session({ secret: 'hunter2' }))\n}`,
    ],
  ])('%s with a variable', (_, text) => {
    paste(text)
    const { policy, pasted, variables } = current.value
    expect([Object.keys(variables), policy]).toEqual([['ORIGINS'], expect.stringMatching(/origin/)])
    expect(pasted).toContain('process.env.ORIGINS')
    expect(addressOf(current.value)).not.toContain('hunter2')
  })

  it('in what you type', () => {
    open('own')
    const typed = { ...current.value, headers: 'X-Api-Key: hunter2\nContent-Type: text/plain\nX' }
    expect(readAddress(addressOf(typed))?.headers).toBe('X-Api-Key: x\nContent-Type: text/plain\nX')
  })

  it('after a link that has one', () => {
    const old = new URLSearchParams({ policy: '{}', pasted: `curl -b a=hunter2 ${url}\n${head}` })
    const shown = readAddress(`#${old.toString()}`)
    expect(shown?.pasted).toContain(`GET ${url} HTTP/1.1`)
    expect(shown?.pasted).not.toContain('hunter2')
  })
})

const own = 'http://app.localhost:4000'

describe('options that are pasted over a preset', () => {
  it.each([
    [`cors({ origin: '${origin}' })`, { origin, credentials: false }],
    [`cors({ origin: '${origin}', credentials: true })`, { origin, credentials: true }],
    [`cors({ origin: [/x\\.example\\.com$/, '${origin}'] })`, { origin }],
    ["cors({ origin: 'http://shop.localhost:4000' })", { origin: 'http://shop.localhost:4000' }],
    ["cors({ origin: 'https://*.example.com' })", { origin: own }],
    ['cors()', { origin: own }],
  ])('get a plain request: %s', (text, request) => {
    for (const preset of presets) {
      paste(text, preset.id)
      expect(current.value).toMatchObject({
        setup: 'first',
        url: '',
        method: 'GET',
        headers: '',
        reads: '',
        live: false,
        ...request,
      })
    }
  })

  it('leave a request of your own as it is', () => {
    open('after-auth')
    type({ url, method: 'PUT', origin: 'https://shop.example.com' }, 'url')
    takePasted(`cors({ origin: '${origin}' })`)
    expect(current.value).toMatchObject({
      url,
      method: 'PUT',
      origin: 'https://shop.example.com',
      setup: 'after-auth',
    })
  })

  it('leave the request of the options before them', () => {
    paste(`cors({ origin: '${origin}', credentials: true })`)
    takePasted("cors({ origin: 'https://shop.example.com' })")
    expect(current.value).toMatchObject({ origin: 'https://shop.example.com', credentials: false })
    expect(verdict.value.title).toBe('Allowed')
  })
})

const chromium = (reason: string, page = origin, target = url): string =>
  `Access to fetch at '${target}' from origin '${page}' has been blocked by CORS policy: ${reason}`

const firefox = (reason: string): string =>
  `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${url}. (Reason: ${reason}).`

const notYours = 'Not caused by your options'

describe('a line of the console', () => {
  it.each([
    [firefox('CORS request did not succeed'), 'No response'],
    [chromium('The response is invalid.'), 'No response'],
    [
      chromium(
        'Cannot parse Access-Control-Allow-Methods response header field in preflight response.',
      ),
      notYours,
    ],
    [firefox('invalid token ‘x y’ in CORS header ‘Access-Control-Allow-Headers’'), notYours],
    [
      chromium(
        "Redirect location 'https://a:b@c.example/' contains a username and password, which is disallowed for cross-origin requests.",
      ),
      notYours,
    ],
    [
      chromium(
        "The 'Access-Control-Allow-Origin' header contains multiple values '*, *', but only one is allowed.",
      ),
      notYours,
    ],
    [
      chromium("The 'Access-Control-Allow-Origin' header contains the invalid value 'localhost'."),
      notYours,
    ],
    [
      chromium('Permission was denied for this request to access the `loopback` address space.'),
      'Not about CORS',
    ],
    [chromium('It does not have HTTP ok status.', 'null'), notYours],
  ])('that nothing here causes gets a verdict of its own: %s', (line, title) => {
    for (const preset of ['wildcard', 'slash', 'own']) {
      expect(paste(line, preset)).toBe(title)
      // The verdict says the reason, so the notes do not repeat it.
      expect(verdict.value.tone).toBe('unknown')
      expect(notes.value).not.toContain(verdict.value.why)
      expect(comparison.value).toBeUndefined()
    }
    const shown = readAddress(addressOf(current.value))
    if (!shown) throw new Error(line)
    start(shown)
    expect(verdict.value.title).toBe(title)
  })

  it.each([
    [chromium('It does not have HTTP ok status.'), 'Blocked by CORS policy', /status is 404/],
    [
      chromium('Redirect is not allowed for a preflight request.'),
      'Blocked by CORS policy',
      /308|redirect/,
    ],
    [
      "Mixed Content: The page at 'https://app.example.com/shop' was loaded over HTTPS, but requested an insecure resource 'http://api.example.com/'.",
      'Blocked as mixed content',
      /http/,
    ],
    [
      chromium(
        'Cross origin requests are only supported for protocol schemes: http, https.',
        'null',
        'file:///items.json',
      ),
      'Blocked by CORS policy',
      /file/,
    ],
  ])('that a server here causes is shown: %s', (line, title, why) => {
    expect([paste(line, 'slash'), verdict.value.why]).toEqual([title, expect.stringMatching(why)])
  })
})

describe('a request that is pasted', () => {
  it('asks for the page if the text does not name it', () => {
    expect(paste(head)).toBe('Which page makes the request?')
    expect(paste(`curl -i ${url}\n${head}`)).toBe('Which page makes the request?')
    type({ origin }, 'origin')
    expect(verdict.value.title).toBe('Allowed')
    type({ origin: 'nonsense' }, 'origin')
    expect([verdict.value.title, verdict.value.tone]).toEqual([
      'The origin is not valid',
      'unknown',
    ])
  })

  it.each([`curl -H 'Origin: ${origin}' ${url}`, `fetch('${url}')`])(
    'alone says whose options judge it: %s',
    (text) => {
      paste(text)
      expect(notes.value.join()).toContain('These options are only an example')
      open('own')
      type({ policy: `{ origin: '${origin}' }` }, 'policy')
      takePasted(text)
      expect(notes.value.join()).not.toContain('These options are only an example')
    },
  )

  it('says which response is missing', () => {
    const put = `curl -i -X PUT -H 'Origin: ${origin}' ${url}\n${head}`
    expect([paste(put), verdict.value.why]).toEqual([
      'A response is missing',
      'The response to the preflight is missing. Paste it too.',
    ])
    const preflight = `curl -i -X OPTIONS -H 'Origin: ${origin}' -H 'Access-Control-Request-Method: PUT' ${url}\nHTTP/2 204\naccess-control-allow-origin: ${origin}\naccess-control-allow-methods: PUT\n\n`
    expect([paste(preflight), verdict.value.why]).toEqual([
      'A response is missing',
      expect.stringContaining('the request itself is missing'),
    ])
  })
})

describe('the server that is shown for a missing header', () => {
  it.each([
    ['401 (Unauthorized)', 'after-auth'],
    ['403 (Forbidden)', 'after-auth'],
    ['500 (Internal Server Error)', 'error-page'],
    ['200 (OK)', 'first'],
  ])('after %s is %s', (status, setup) => {
    const missing = "No 'Access-Control-Allow-Origin' header is present on the requested resource."
    const title = paste(`${chromium(missing)}\napp.js:3 GET ${url} net::ERR_FAILED ${status}`)

    expect([title, current.value.setup]).toEqual(['Blocked by CORS policy', setup])
    const allows = setup !== 'first'
    expect(current.value.policy).toBe(allows ? `{ origin: '${origin}' }` : '{ origin: [] }')
  })
})

describe('notes about what was pasted', () => {
  const line = chromium(
    "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
  )
  it.each([
    [
      'a click',
      () => {
        edit({ policy: '{}' })
      },
    ],
    ['undo', undo],
    [
      'a value for a variable',
      () => {
        type({ variables: { A: 'b' } }, 'env-A')
      },
    ],
  ])('go with %s', (_, change) => {
    paste(line)
    expect(notes.value).not.toEqual([])
    change()
    expect(notes.value).toEqual([])
  })
})

describe('an origin that no page has', () => {
  it.each([
    ['', 'Which page makes the request?'],
    ['https://app.example.com/', 'The origin is not valid'],
    ['nonsense', 'The origin is not valid'],
  ])('%j is not blocked', (given, title) => {
    open('own')
    type({ origin: given }, 'origin')
    expect([verdict.value.title, verdict.value.tone]).toEqual([title, 'unknown'])
  })
})

describe('a header that the script reads', () => {
  it.each([
    ['Content-Type', '{}', 'Allowed'],
    ['content-length', '{}', 'Allowed'],
    ['X-Total-Count', '{}', 'Allowed, but X-Total-Count reads as null'],
    ['X-Total-Count', "{ exposedHeaders: 'x-total-count' }", 'Allowed'],
    ['X-Total-Count', "{ exposedHeaders: '*' }", 'Allowed'],
    ['Set-Cookie', "{ exposedHeaders: '*' }", 'Allowed, but Set-Cookie reads as null'],
  ])('is %s under %s', (reads, policy, title) => {
    open('own')
    type({ reads, policy, method: 'GET', headers: '', credentials: false }, 'reads')
    expect(verdict.value.title).toBe(title)
    expect(remedy.value?.act?.label).toBe(title.includes('X-Total') ? 'Fix it' : undefined)
  })
})

describe('options about other websites', () => {
  it.each([
    ["'https://*.example.com'", 'https://app.example.com'],
    ["'http://localhost:5173'", 'http://localhost:5173'],
    [String.raw`/^https:\/\/[a-z]+\.example\.com$/`, undefined],
    ["['https://a.example.com', /^https:\\/\\/b\\.example$/]", 'https://a.example.com'],
  ])('do not get an origin of the playground: %s', (list, asked) => {
    open('own')
    type({ policy: `{ origin: ${list} }`, method: 'GET', credentials: false }, 'policy')
    expect([verdict.value.title, remedy.value?.changes, remedy.value?.act?.change]).toEqual([
      'Blocked by CORS policy',
      [],
      asked === undefined ? undefined : { origin: asked },
    ])
    expect(remedy.value?.says).toContain('list other websites')
  })

  it.each([["'http://app.localhost:5173'"], ['[]'], ["'http://shop.localhost:4000'"]])(
    'are not these: %s',
    (list) => {
      open('own')
      type({ policy: `{ origin: ${list} }`, method: 'GET', credentials: false }, 'policy')
      expect(remedy.value?.act?.label).toBe('Fix it')
    },
  )
})
