import { runInNewContext } from 'node:vm'
import { createPolicy, type CorsOptions, type Explanation } from 'allow-origin'
import { describe, expect, it } from 'vitest'
import { readPasted } from '../../examples/playground/app/paste/read-pasted.js'
import type { PastedConsole } from '../../examples/playground/app/paste/pasted.js'

const read = (text: string): PastedConsole => {
  const pasted = readPasted(text)
  if (pasted.kind !== 'console') throw new Error(JSON.stringify(pasted))
  return pasted
}

const origin = 'http://localhost:5173'
const url = 'https://api.example.com/items'

const chromium = (reason: string, isPreflight = false): string =>
  `Access to fetch at '${url}' from origin '${origin}' has been blocked by CORS policy: ` +
  `${isPreflight ? "Response to preflight request doesn't pass access control check: " : ''}${reason}`

const firefox = (reason: string, status = ''): string =>
  `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${url}. ` +
  `(Reason: ${reason}).${status}`

const webkit = (reason: string): string =>
  `[Error] ${reason}\n[Error] Fetch API cannot load ${url} due to access control checks.`

describe('the console of Chromium', () => {
  it.each([
    [
      "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
      'allow-origin-missing',
    ],
    [
      "No 'Access-Control-Allow-Origin' header is present on the requested resource. If an opaque response serves your needs, set the request's mode to 'no-cors' to fetch the resource with CORS disabled.",
      'allow-origin-missing',
    ],
    [
      "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'. The credentials mode of requests initiated by the XMLHttpRequest is controlled by the withCredentials attribute.",
      'allow-origin-wildcard-with-credentials',
    ],
    [
      "The 'Access-Control-Allow-Origin' header contains multiple values 'https://a.example, https://b.example', but only one is allowed.",
      'allow-origin-multiple',
    ],
    [
      "The 'Access-Control-Allow-Origin' header contains the invalid value 'localhost'.",
      'allow-origin-mismatch',
    ],
    [
      "The 'Access-Control-Allow-Origin' header has a value 'https://other.example' that is not equal to the supplied origin.",
      'allow-origin-mismatch',
    ],
    [
      "The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must be 'true' when the request's credentials mode is 'include'.",
      'allow-credentials-missing',
    ],
    [
      "The value of the 'Access-Control-Allow-Credentials' header in the response is 'True' which must be 'true' when the request's credentials mode is 'include'.",
      'allow-credentials-not-true',
    ],
    [
      "Redirect location 'https://a:b@c.example/' contains a username and password, which is disallowed for cross-origin requests.",
      'redirect-with-userinfo',
    ],
    [
      'Cross origin requests are only supported for protocol schemes: chrome, chrome-extension, data, http, https.',
      'scheme-not-http',
    ],
  ])('%s', (reason, check) => {
    expect(read(chromium(reason))).toMatchObject({
      check,
      isPreflight: false,
      request: { origin, url },
    })
  })

  it.each([
    [
      "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
      'allow-origin-missing',
      {},
    ],
    [
      "The 'Access-Control-Allow-Origin' header has a value 'https://other.example' that is not equal to the supplied origin.",
      'allow-origin-mismatch',
      {},
    ],
    ['It does not have HTTP ok status.', 'status-not-ok', {}],
    ['Redirect is not allowed for a preflight request.', 'status-redirect', {}],
    [
      'Cannot parse Access-Control-Allow-Methods response header field in preflight response.',
      'allow-methods-malformed',
      {},
    ],
    [
      'Cannot parse Access-Control-Allow-Headers response header field in preflight response.',
      'allow-headers-malformed',
      {},
    ],
    [
      'Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.',
      'method-not-listed',
      { method: 'PUT' },
    ],
    [
      'Method patch is not allowed by Access-Control-Allow-Methods in preflight response.',
      'method-listed-in-other-case',
      { method: 'patch' },
    ],
    [
      'Request header field x-tenant is not allowed by Access-Control-Allow-Headers in preflight response.',
      'headers-not-listed',
      { headers: [['x-tenant', 'x']] },
    ],
    [
      'Request header field authorization is not allowed by Access-Control-Allow-Headers in preflight response.',
      'authorization-not-listed',
      { headers: [['authorization', 'x']] },
    ],
  ])('about a preflight: %s', (reason, check, request) => {
    expect(read(chromium(reason, !/^(?:Method|Request|Cannot)/.test(reason)))).toMatchObject({
      check,
      isPreflight: true,
      request: { origin, url, ...request },
    })
  })

  it.each([
    [
      'what comes before it',
      `index.js:12 ${chromium("No 'Access-Control-Allow-Origin' header is present on the requested resource.")}`,
    ],
    [
      'what comes after it',
      `${chromium("No 'Access-Control-Allow-Origin' header is present on the requested resource.")}\napp.js:3 GET ${url} net::ERR_FAILED 200 (OK)`,
    ],
    [
      'XMLHttpRequest',
      chromium(
        "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
      ).replace('fetch', 'XMLHttpRequest'),
    ],
    [
      'a font',
      chromium(
        "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
      ).replace('fetch', 'font'),
    ],
    [
      'a style sheet',
      chromium(
        "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
      ).replace('fetch', 'CSS stylesheet'),
    ],
    [
      'a redirect',
      chromium(
        "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
      ).replace("' from origin", "' (redirected from 'https://old.example/') from origin"),
    ],
    [
      'curly quotes',
      chromium(
        "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
      ).replaceAll("'", '’'),
    ],
    [
      'wrapped lines',
      chromium(
        "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
      ).replaceAll(' ', '\n'),
    ],
    [
      'text around it',
      `I get this error:\n\n> ${chromium("No 'Access-Control-Allow-Origin' header is present on the requested resource.")}\n\nWhat is wrong?`,
    ],
  ])('is read with %s', (_, line) => {
    expect(read(line)).toMatchObject({ check: 'allow-origin-missing', request: { origin, url } })
  })

  it('names an opaque origin', () => {
    const line = chromium(
      "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
    ).replace(origin, 'null')
    expect(read(line).request.origin).toBe('null')
  })

  it.each([
    'Permission was denied for this request to access the `loopback` address space.',
    'Request had no target IP address space, yet the resource is in address space `local`.',
    "Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Private-Network' header was present in the preflight response for this private network request targeting the `local` address space.",
    'The request client is not a secure context and the resource is in more-private address space `private`.',
  ])('about the local network: %s', (reason) => {
    expect(read(chromium(reason))).toMatchObject({
      check: 'local-network',
      request: { origin, url },
    })
  })

  it.each([
    [
      `XMLHttpRequest cannot load ${url}. No 'Access-Control-Allow-Origin' header is present on the requested resource. Origin '${origin}' is therefore not allowed access.`,
      'allow-origin-missing',
    ],
    [
      `Fetch API cannot load ${url}. Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource. Origin '${origin}' is therefore not allowed access. The response had HTTP status code 405.`,
      'allow-origin-missing',
    ],
    [
      `XMLHttpRequest cannot load ${url}. The 'Access-Control-Allow-Origin' header has a value 'https://other.example' that is not equal to the supplied origin. Origin '${origin}' is therefore not allowed access.`,
      'allow-origin-mismatch',
    ],
    [
      `XMLHttpRequest cannot load ${url}. A wildcard '*' cannot be used in the 'Access-Control-Allow-Origin' header when the credentials flag is true. Origin '${origin}' is therefore not allowed access.`,
      'allow-origin-wildcard-with-credentials',
    ],
    [
      `XMLHttpRequest cannot load ${url}. Credentials flag is 'true', but the 'Access-Control-Allow-Credentials' header is ''. It must be 'true' to allow credentials. Origin '${origin}' is therefore not allowed access.`,
      'allow-credentials-missing',
    ],
    [
      `XMLHttpRequest cannot load ${url}. Response for preflight has invalid HTTP status code 404`,
      'status-not-ok',
    ],
    [
      `XMLHttpRequest cannot load ${url}. Response for preflight is invalid (redirect)`,
      'status-redirect',
    ],
    [
      `XMLHttpRequest cannot load ${url}. Request header field X-Tenant is not allowed by Access-Control-Allow-Headers in preflight response.`,
      'headers-not-listed',
    ],
    [
      `XMLHttpRequest cannot load ${url}. Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.`,
      'method-not-listed',
    ],
    [
      `Failed to load ${url}: No 'Access-Control-Allow-Origin' header is present on the requested resource. Origin '${origin}' is therefore not allowed access.`,
      'allow-origin-missing',
    ],
    [
      `jsonp:1 Failed to load ${url}: Response for preflight does not have HTTP ok status.`,
      'status-not-ok',
    ],
    [
      `Failed to load ${url}: Redirect from '${url}' to 'https://login.example/' has been blocked by CORS policy: The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'. Origin '${origin}' is therefore not allowed access.`,
      'allow-origin-wildcard-with-credentials',
    ],
  ])('before Chrome 70: %s', (line, check) => {
    expect(read(line)).toMatchObject({
      check,
      request: { url, ...(line.includes('therefore') && { origin }) },
    })
  })

  it.each([
    ["No 'Access-Control-Allow-Origin' header is present on the requested resource.", undefined],
    [
      `No 'Access-Control-Allow-Origin' header is present on the requested resource.\nOrigin '${origin}' is therefore not allowed access.`,
      origin,
    ],
    [
      `Font from origin 'https://cdn.example' has been blocked from loading by Cross-Origin Resource Sharing policy: No 'Access-Control-Allow-Origin' header is present on the requested resource. Origin '${origin}' is therefore not allowed access.`,
      origin,
    ],
    [
      `Access to fetch at 'URL' from origin '${origin}' has been blocked by CORS policyNo 'Access-Control-Allow-Origin' header is present`,
      origin,
    ],
  ])('is read without the URL: %s', (line, page = 'https://app.example.com') => {
    expect(read(line)).toMatchObject({ check: 'allow-origin-missing', request: { origin: page } })
  })

  it.each([
    ['PUT', '', ['PUT', undefined]],
    ['', ` GET ${url} net::ERR_FAILED`, ['GET', 'Authorization']],
    ['', ` POST ${url} net::ERR_FAILED 200 (OK)`, ['POST', 'Content-Type']],
    ['', ` DELETE ${url} net::ERR_FAILED`, ['DELETE', undefined]],
    ['PUT', ' POST https://other.example/ net::ERR_FAILED', ['PUT', undefined]],
  ])('makes up the method %j of a preflight beside %j', (madeUp, beside, expected) => {
    const line = chromium('It does not have HTTP ok status.', true)
    const { request, notes } = read(`${line}\napp.js:3${beside}`)
    expect([request.method, request.headers?.[0]?.[0]]).toEqual(expected)
    expect(notes.join().includes('`PUT` is a placeholder')).toBe(madeUp !== '')
    expect(notes.join().includes('name the header')).toBe(expected[1] !== undefined)
  })

  it.each([
    [`OPTIONS ${url} 401 (Unauthorized)`, true, 'status is 401'],
    [`GET ${url} net::ERR_FAILED 500 (Internal Server Error)`, false, 'status is 500'],
    [`GET ${url} net::ERR_FAILED 200 (OK)`, false, 'Add the origin'],
  ])('is read with its status: %s', (beside, isPreflight, note) => {
    const line = chromium(
      "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
      isPreflight,
    )
    expect(read(`app.js:3 ${beside}\nlocalhost/:1 ${line}`).notes[0]).toContain(note)
  })

  it('is the first one of several, with its own URL', () => {
    const second = chromium("No 'Access-Control-Allow-Origin' header is present on").replaceAll(
      url,
      'https://other.example/',
    )
    const first = chromium('Method PUT is not allowed by Access-Control-Allow-Methods in preflight')
    expect(read(`${first}\n${second}`)).toMatchObject({
      check: 'method-not-listed',
      request: { url },
    })
    expect(read(`${second}\n${first}`)).toMatchObject({
      check: 'allow-origin-missing',
      request: { url: 'https://other.example/' },
    })
  })

  it.each([
    ["' from origin", "' (redirected from 'https://old.example/') from origin", 'old.example'],
    [`origin '${origin}'`, "origin 'null'", 'Serve the page from a web server'],
  ])('says what to do for %s as %s', (from, to, note) => {
    const line = chromium(
      "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
    )
    const { notes } = read(line.replace(from, to))
    expect(notes.join()).toContain(note)
    expect(notes.join()).not.toContain('Add the origin')
  })

  it('about mixed content', () => {
    const line =
      "Mixed Content: The page at 'https://app.example.com/shop' was loaded over HTTPS, but requested an insecure resource 'http://api.example.com/'. This request has been blocked; the content must be served over HTTPS."
    expect(read(line)).toMatchObject({
      check: 'mixed-content',
      request: { origin: 'https://app.example.com', url: 'http://api.example.com/' },
    })
  })
})

describe('the console of Firefox', () => {
  it.each([
    [
      'CORS header ‘Access-Control-Allow-Origin’ missing',
      'allow-origin-missing',
      false,
      ' Status code: 200.',
    ],
    ['CORS header ‘Access-Control-Allow-Origin’ missing', 'allow-origin-missing', false, ''],
    [
      'Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed',
      'allow-origin-multiple',
      false,
      '',
    ],
    [
      'CORS header ‘Access-Control-Allow-Origin’ does not match ‘https://other.example’',
      'allow-origin-mismatch',
      false,
      '',
    ],
    [
      'Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’',
      'allow-origin-wildcard-with-credentials',
      false,
      '',
    ],
    [
      'expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’',
      'allow-credentials-missing',
      false,
      '',
    ],
    ['CORS preflight response did not succeed', 'status-not-ok', true, ' Status code: 404.'],
    ['CORS preflight response did not succeed', 'status-redirect', true, ' Status code: 301.'],
    ['CORS preflight channel did not succeed', 'status-not-ok', true, ''],
    [
      'invalid token ‘P U T’ in CORS header ‘Access-Control-Allow-Methods’',
      'allow-methods-malformed',
      true,
      '',
    ],
    [
      'invalid token ‘x tenant’ in CORS header ‘Access-Control-Allow-Headers’',
      'allow-headers-malformed',
      true,
      '',
    ],
    [
      'Did not find method in CORS header ‘Access-Control-Allow-Methods’',
      'method-not-listed',
      true,
      '',
    ],
    [
      'header ‘x-tenant’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response',
      'headers-not-listed',
      true,
      '',
    ],
    [
      'header ‘authorization’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response',
      'authorization-not-listed',
      true,
      '',
    ],
    [
      'missing token ‘x-tenant’ in CORS header ‘Access-Control-Allow-Headers’ from CORS preflight channel',
      'headers-not-listed',
      true,
      '',
    ],
    ['CORS request external redirect not allowed', 'status-redirect', true, ''],
    ['CORS request not http', 'scheme-not-http', false, ''],
    ['CORS request did not succeed', 'no-response', false, ' Status code: (null).'],
    ['CORS request failed', 'no-response', false, ''],
  ] as const)('%s is %s', (reason, check, isPreflight, status) => {
    expect(read(firefox(reason, status))).toMatchObject({
      check,
      isPreflight,
      request: { url },
    })
  })

  it('is read without the URL', () => {
    const line = firefox("CORS header 'Access-Control-Allow-Origin' missing").replace(
      ` at ${url}. (Reason: `,
      '.\nReason:\n',
    )
    expect(read(line).check).toBe('allow-origin-missing')
  })

  it('names what the server sent, and not the page', () => {
    const sent = (value: string): PastedConsole =>
      read(firefox(`CORS header ‘Access-Control-Allow-Origin’ does not match ‘${value}’`))
    expect(sent('https://other.example').sentence).toContain('https://other.example')
    expect(sent('https://other.example').request.origin).not.toBe('https://other.example')
    expect(sent('https://a.example, https://b.example').check).toBe('allow-origin-multiple')
  })

  it('has the reason in the first of two lines', () => {
    const second = firefox('CORS request did not succeed', ' Status code: (null).')
    const first = firefox('CORS preflight response did not succeed', ' Status code: 404.')
    expect(read(`${first}\n${second}`).check).toBe('status-not-ok')
    expect(read(`${second}\n${first}`).check).toBe('status-not-ok')
  })

  it('quotes the URL in one of its lines', () => {
    const line = firefox(
      'Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’',
    ).replace(url, `‘${url}’`)
    expect(read(line).request.url).toBe(url)
  })

  it('names the status of an error page', () => {
    const { notes } = read(
      firefox('CORS header ‘Access-Control-Allow-Origin’ missing', ' Status code: 500.'),
    )
    expect(notes.join(' ')).toContain('500')
  })
})

describe('the console of Safari', () => {
  it.each([
    [
      `Origin ${origin} is not allowed by Access-Control-Allow-Origin. Status code: 200`,
      'allow-origin-missing',
      false,
    ],
    [
      `Origin ${origin} is not allowed by Access-Control-Allow-Origin.`,
      'allow-origin-missing',
      false,
    ],
    [
      'Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.',
      'allow-origin-wildcard-with-credentials',
      false,
    ],
    [
      'Access-Control-Allow-Origin cannot contain more than one origin.',
      'allow-origin-multiple',
      false,
    ],
    [
      'Credentials flag is true, but Access-Control-Allow-Credentials is not "true".',
      'allow-credentials-missing',
      false,
    ],
    ['Preflight response is not successful. Status code: 404', 'status-not-ok', true],
    ['Preflight response is not successful. Status code: 301', 'status-redirect', true],
    ['Preflight response is not successful', 'status-not-ok', true],
    ['Method PUT is not allowed by Access-Control-Allow-Methods.', 'method-not-listed', true],
    [
      'Request header field X-Tenant is not allowed by Access-Control-Allow-Headers.',
      'headers-not-listed',
      true,
    ],
    [
      'Request header field Authorization is not allowed by Access-Control-Allow-Headers.',
      'authorization-not-listed',
      true,
    ],
    [
      'Header Access-Control-Allow-Methods has an invalid value: P U T',
      'allow-methods-malformed',
      true,
    ],
    [
      'Header Access-Control-Allow-Headers has an invalid value: x tenant',
      'allow-headers-malformed',
      true,
    ],
    ['Cross origin requests are only supported for HTTP.', 'scheme-not-http', false],
  ] as const)('%s is %s', (reason, check, isPreflight) => {
    expect(read(webkit(reason))).toMatchObject({
      check,
      isPreflight,
      request: { url },
    })
    expect(read(reason)).toMatchObject({ check, isPreflight })
  })

  it('names the origin', () => {
    expect(
      read(
        webkit(`Origin ${origin} is not allowed by Access-Control-Allow-Origin. Status code: 200`),
      ).request.origin,
    ).toBe(origin)
  })

  it('is read in the words of before 2016', () => {
    const line = `XMLHttpRequest cannot load ${url}. Origin ${origin} is not allowed by Access-Control-Allow-Origin.`
    expect(read(line)).toMatchObject({ check: 'allow-origin-missing', request: { origin, url } })
  })

  it.each([
    'The page at https://app.example.com/ requested insecure content from http://api.example.com/x. This content was blocked and must be served over HTTPS.',
    'The page at https://app.example.com was not allowed to run insecure content from http://api.example.com/x.',
  ])('about mixed content: %s', (line) => {
    expect(read(`[blocked] ${line}`)).toMatchObject({
      check: 'mixed-content',
      request: { origin: 'https://app.example.com', url: 'http://api.example.com/x' },
    })
  })
})

describe('a line that does not give the reason gets an explanation of what to paste', () => {
  it.each([
    [`Fetch API cannot load ${url} due to access control checks.`, 'the line above it'],
    [
      `Access to fetch at '${url}' from origin '${origin}' has been blocked by CORS policy`,
      'whole',
    ],
    [chromium('Response to preflight request does not pass access control check.'), 'whole line'],
    [
      `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${url}. This can be fixed by moving the resource to the same domain or enabling CORS.`,
      'whole line',
    ],
    [
      `Quellübergreifende (Cross-Origin) Anfrage blockiert: Die Gleiche-Quelle-Regel verbietet das Lesen der externen Ressource auf ${url}. (Grund: CORS-Anfrage schlug fehl). Statuscode: (null).`,
      'English',
    ],
    [
      `已拦截跨源请求：同源策略禁止读取位于 ${url} 的远程资源。（原因：CORS 头缺少 'Access-Control-Allow-Origin'）。`,
      'English',
    ],
    [
      `Refused to connect to '${url}' because it violates the following Content Security Policy directive: "connect-src 'self'".`,
      'not about CORS',
    ],
    [`POST ${url} net::ERR_CONNECTION_REFUSED`, 'did not reach the server'],
    [`GET ${url} net::ERR_BLOCKED_BY_ORB`, 'wrong kind of file'],
    [`GET ${url} net::ERR_BLOCKED_BY_CLIENT`, 'Paste your options'],
    ['SyntaxError: The response is invalid JSON', 'Paste your options'],
    ['add_header Access-Control-Allow-Private-Network true;', 'Paste your options'],
    [
      "app.use((req, res, next) => { res.setHeader('Access-Control-Allow-Private-Network', 'true'); next() })",
      'curl -i',
    ],
    [`GET ${url} net::ERR_FAILED 200 (OK)`, 'the error in the console'],
    ['TypeError: Failed to fetch', 'the error in the console'],
  ])('%s', (line, message) => {
    expect(readPasted(line)).toMatchObject({
      kind: 'unknown',
      message: expect.stringContaining(message) as string,
    })
  })
})

const explain = ({ policy, request }: PastedConsole): Explanation => {
  const options = runInNewContext(`(${policy ?? ''})`) as CorsOptions
  return createPolicy(options).explain({ origin, ...request }) as Explanation
}

describe('the options of a line', () => {
  it.each([
    [
      chromium("No 'Access-Control-Allow-Origin' header is present on the requested resource."),
      'allow-origin-missing',
    ],
    [
      chromium(
        "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
        true,
      ),
      'allow-origin-missing',
    ],
    [
      chromium(
        "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when",
      ),
      'allow-origin-wildcard-with-credentials',
    ],
    [
      chromium(
        "The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must be 'true' when",
      ),
      'allow-credentials-missing',
    ],
    [
      chromium(
        'Method DELETE is not allowed by Access-Control-Allow-Methods in preflight response.',
      ),
      'method-not-listed',
    ],
    [
      chromium(
        'Method patch is not allowed by Access-Control-Allow-Methods in preflight response.',
      ),
      'method-listed-in-other-case',
    ],
    [
      chromium(
        'Request header field content-type is not allowed by Access-Control-Allow-Headers in preflight response.',
      ),
      'headers-not-listed',
    ],
    [
      chromium(
        'Request header field x-tenant is not allowed by Access-Control-Allow-Headers in preflight response.',
      ),
      'headers-not-listed',
    ],
    [
      chromium(
        'Request header field authorization is not allowed by Access-Control-Allow-Headers in preflight response.',
      ),
      'authorization-not-listed',
    ],
    [
      firefox('Did not find method in CORS header ‘Access-Control-Allow-Methods’'),
      'method-not-listed',
    ],
    [
      firefox(
        'header ‘x-tenant’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response',
      ),
      'headers-not-listed',
    ],
    [
      webkit('Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.'),
      'allow-origin-wildcard-with-credentials',
    ],
  ])('block the request for the same reason: %s', (line, reason) => {
    const { verdict, steps } = explain(read(line))
    expect([
      verdict,
      steps.filter(({ outcome }) => outcome === 'fail').map((step) => step.reason),
    ]).toEqual(['blocked', [reason]])
  })

  it.each([
    chromium('It does not have HTTP ok status.', true),
    chromium('Redirect is not allowed for a preflight request.', true),
    firefox('CORS request did not succeed', ' Status code: (null).'),
    chromium(
      "The 'Access-Control-Allow-Origin' header has a value 'https://other.example' that is not equal to the supplied origin.",
    ),
    chromium(
      "The 'Access-Control-Allow-Origin' header contains multiple values 'https://a.example, *', but only one is allowed.",
    ),
    chromium("The 'Access-Control-Allow-Origin' header contains the invalid value 'localhost'."),
    chromium(
      "The value of the 'Access-Control-Allow-Credentials' header in the response is 'True' which must be 'true' when",
    ),
  ])('do not exist if no option causes it: %s', (line) => {
    const { policy, notes } = read(line)
    expect(policy).toBeNull()
    expect(notes.length).toBeGreaterThan(0)
  })
})
