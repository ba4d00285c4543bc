import { describe, expect, it } from 'vitest'
import { problemsOf, writeBack } from './problems.js'

const app = 'https://app.example.com'

/** Options with exactly one problem each. */
const table: readonly [
  title: string,
  options: unknown,
  code: string,
  path: string,
  suggestion?: string,
][] = [
  ['null', null, 'wrong-type', ''],
  ['true', true, 'wrong-type', ''],
  ['a string', app, 'wrong-type', '', `{ origin: '${app}' }`],
  ['an array', [app], 'wrong-type', '', `{ origin: ['${app}'] }`],
  [
    'a regular expression',
    /^https:\/\/a\.example$/,
    'wrong-type',
    '',
    String.raw`{ origin: /^https:\/\/a\.example$/ }`,
  ],
  ['an unknown option', { orign: [app] }, 'unknown-option', 'orign', 'origin'],
  ['an option in the wrong case', { maxage: 1 }, 'unknown-option', 'maxage', 'maxAge'],
  ['the plural of an option', { origins: [app] }, 'unknown-option', 'origins', 'origin'],
  ['an option that resembles no other', { something: [app] }, 'unknown-option', 'something'],
  ['__proto__', JSON.parse('{"__proto__":{"origin":"*"}}'), 'unknown-option', '__proto__'],
  ['constructor', { constructor: 1 }, 'unknown-option', 'constructor'],
  ['an inherited option', Object.create({ methods: 'PUT' }), 'inherited-option', 'methods'],
  ['an undefined origin', { origin: undefined }, 'missing-origin', 'origin', 'false'],
  ['null as an origin', { origin: null }, 'wrong-type', 'origin', 'false'],
  ['zero as an origin', { origin: 0 }, 'wrong-type', 'origin', 'false'],
  ['NaN as an origin', { origin: NaN, credentials: true }, 'wrong-type', 'origin', 'false'],
  ['a number as an origin', { origin: 1 }, 'wrong-type', 'origin'],
  ['an object as an origin', { origin: { url: app } }, 'wrong-type', 'origin'],
  ['true in a list of origins', { origin: [app, true] }, 'wrong-type', 'origin[1]'],
  ['a predicate in a list of origins', { origin: [() => true] }, 'wrong-type', 'origin[0]'],
  ['a list inside a list of origins', { origin: [app, [app]] }, 'wrong-type', 'origin[1]'],
  // eslint-disable-next-line no-sparse-arrays
  ['a hole in a list of origins', { origin: [app, , app] }, 'wrong-type', 'origin[1]'],
  [
    'a wildcard next to another origin',
    { origin: ['*', app] },
    'wildcard-beside-others',
    'origin',
    `['${app}']`,
  ],
  [
    'a wildcard next to twenty origins',
    { origin: ['*', ...Array<string>(20).fill(app)] },
    'wildcard-beside-others',
    'origin',
    `[${Array<string>(20).fill(`'${app}'`).join(', ')}]`,
  ],
  [
    'a wildcard next to more origins',
    { origin: ['*', ...Array<string>(21).fill(app)] },
    'wildcard-beside-others',
    'origin',
  ],
  [
    'a file if `null` is accepted',
    { origin: 'file:///index.html', dangerously: { nullOrigin: true } },
    'origin-file',
    'origin',
    "'file://'",
  ],
  ["'null'", { origin: 'null' }, 'null-origin', 'origin'],
  ["'null' in a list of origins", { origin: [app, 'null'] }, 'null-origin', 'origin[1]'],
  ['null for methods', { methods: null }, 'wrong-type', 'methods'],
  ['a number among methods', { methods: ['PUT', 1] }, 'wrong-type', 'methods[1]'],
  ['an empty string for methods', { methods: '' }, 'method', 'methods', '[]'],
  ['a trailing comma', { methods: 'PUT,' }, 'method', 'methods', "'PUT'"],
  ['spaces instead of commas', { methods: 'PUT PATCH' }, 'method', 'methods', "'PUT, PATCH'"],
  ['a quoted wildcard for methods', { methods: ["'*'"] }, 'method', 'methods[0]', "'*'"],
  ['a wildcard or a method', { methods: '*|GET' }, 'method', 'methods', "'*, GET'"],
  ['methods in double quotes', { methods: '"GET"' }, 'method', 'methods', "'GET'"],
  [
    'a header in double quotes',
    { allowedHeaders: '"X-A"' },
    'header-name',
    'allowedHeaders',
    "'X-A'",
  ],
  ['two methods with &', { methods: 'GET&POST' }, 'method', 'methods', "'GET, POST'"],
  ['two methods with & and spaces', { methods: 'GET & POST' }, 'method', 'methods', "'GET, POST'"],
  ['two words for all methods', { methods: 'ANY|ALL' }, 'method', 'methods', "'*'"],
  [
    'a word for all exposed headers, with credentials',
    { origin: app, credentials: true, exposedHeaders: 'any' },
    'header-name',
    'exposedHeaders',
  ],
  ['two methods in one', { methods: ['PUT, PATCH'] }, 'method', 'methods[0]', "'PUT', 'PATCH'"],
  ['a method that is not a token', { methods: ['PU(T)'] }, 'method', 'methods[0]'],
  [
    'a method that scripts cannot send',
    { methods: ['GET', 'TRACE'] },
    'method-forbidden',
    'methods[1]',
  ],
  ['lowercase CONNECT', { methods: 'PUT, connect' }, 'method-forbidden', 'methods', "'PUT'"],
  ['a lowercase method', { methods: ['patch'] }, 'method-case', 'methods[0]', "'PATCH'"],
  ['a mixed-case method', { methods: 'GET,Put' }, 'method-case', 'methods', "'GET, PUT'"],
  ['true for headers', { allowedHeaders: true }, 'wrong-type', 'allowedHeaders'],
  [
    'a header with its value',
    { allowedHeaders: ['X-One: 1'] },
    'header-name',
    'allowedHeaders[0]',
    "'X-One'",
  ],
  [
    'two headers in one',
    { allowedHeaders: ['X-One, X-Two'] },
    'header-name',
    'allowedHeaders[0]',
    "'X-One', 'X-Two'",
  ],
  [
    'a header that is not a token',
    { allowedHeaders: ['X-Öne'] },
    'header-name',
    'allowedHeaders[0]',
  ],
  [
    'a line feed in a header',
    { exposedHeaders: ['X\r\nSet-Cookie: a'] },
    'header-name',
    'exposedHeaders[0]',
  ],
  [
    'Set-Cookie, exposed',
    { exposedHeaders: ['set-cookie'] },
    'exposed-set-cookie',
    'exposedHeaders[0]',
  ],
  [
    'Set-Cookie, exposed in a string',
    { exposedHeaders: 'X-One, Set-Cookie' },
    'exposed-set-cookie',
    'exposedHeaders',
    "'X-One'",
  ],
  [
    'a string for credentials',
    { origin: app, credentials: 'true' },
    'wrong-type',
    'credentials',
    'true',
  ],
  ['a number for credentials', { credentials: 1 }, 'wrong-type', 'credentials'],
  ['a string for maxAge', { maxAge: '600' }, 'wrong-type', 'maxAge', '600'],
  ['a duration in words for maxAge', { maxAge: '10 minutes' }, 'wrong-type', 'maxAge'],
  [
    'plain http to a name that starts like an address of this machine',
    { origin: 'http://127.0.0.1.example.com', credentials: true },
    'insecure-origin',
    'origin',
    "'https://127.0.0.1.example.com'",
  ],
  ['a string with spaces for maxAge', { maxAge: ' 600 ' }, 'wrong-type', 'maxAge', '600'],
  ['an empty string for maxAge', { maxAge: '' }, 'wrong-type', 'maxAge'],
  ['a list for maxAge', { maxAge: ['600'] }, 'wrong-type', 'maxAge'],
  ['milliseconds that are whole seconds', { maxAge: 601_000 }, 'max-age', 'maxAge', '601'],
  ['a string for enforce', { enforce: 'yes' }, 'wrong-type', 'enforce'],
  [
    'two headers in one, the second with a wildcard',
    { allowedHeaders: ['X-One, X-*'] },
    'header-name',
    'allowedHeaders[0]',
  ],
  ['milliseconds for maxAge', { maxAge: 600_000 }, 'max-age', 'maxAge', '600'],
  ['more than a day for maxAge', { maxAge: 86_401 }, 'max-age', 'maxAge', '86400'],
  ['a negative maxAge', { maxAge: -1 }, 'max-age', 'maxAge', '0'],
  ['a fraction for maxAge', { maxAge: 1.5 }, 'max-age', 'maxAge', '2'],
  ['NaN for maxAge', { maxAge: NaN }, 'max-age', 'maxAge'],
  [
    'a status that is not a success',
    { optionsSuccessStatus: 302 },
    'options-success-status',
    'optionsSuccessStatus',
    '204',
  ],
  [
    'a string for a status',
    { optionsSuccessStatus: '200' },
    'wrong-type',
    'optionsSuccessStatus',
    '200',
  ],
  [
    'a string for preflightContinue',
    { preflightContinue: 'no' },
    'wrong-type',
    'preflightContinue',
  ],
  ['true for dangerously', { dangerously: true }, 'wrong-type', 'dangerously'],
  [
    'an unknown member of dangerously',
    { dangerously: { nullOrigins: true } },
    'unknown-option',
    'dangerously.nullOrigins',
    'nullOrigin',
  ],
  [
    'a string for a member of dangerously',
    { dangerously: { nullOrigin: 'false' } },
    'wrong-type',
    'dangerously.nullOrigin',
    'false',
  ],
  [
    'credentials with any origin',
    { origin: '*', credentials: true },
    'credentials-for-all',
    'credentials',
    'false',
  ],
  [
    "credentials with ['*']",
    { origin: ['*'], credentials: true },
    'credentials-for-all',
    'credentials',
    'false',
  ],
  [
    'credentials with origin: true',
    { origin: true, credentials: true },
    'credentials-for-all',
    'origin',
    `['${app}', 'http://localhost:*']`,
  ],
  [
    'credentials without an origin',
    { credentials: true },
    'credentials-for-all',
    'credentials',
    'false',
  ],
  [
    'all headers exposed with credentials',
    { origin: app, credentials: true, exposedHeaders: '*' },
    'credentials-expose-all',
    'exposedHeaders',
  ],
  [
    'all headers and a named one exposed with credentials',
    { origin: app, credentials: true, exposedHeaders: ['X-One', '*'] },
    'credentials-expose-all',
    'exposedHeaders[1]',
  ],
  [
    'credentials over plain http',
    { origin: ['http://app.example.com'], credentials: true },
    'insecure-origin',
    'origin[0]',
    `'${app}'`,
  ],
  [
    'credentials over plain http for subdomains on any port',
    { origin: 'http://*.example.com:*', credentials: true },
    'insecure-origin',
    'origin',
    "'https://*.example.com:*'",
  ],
  [
    'credentials over plain http on the port of https',
    { origin: 'http://app.example.com:443', credentials: true },
    'insecure-origin',
    'origin',
    `'${app}'`,
  ],
  [
    'a trailing slash, and credentials over plain http',
    { origin: 'http://app.example.com/', credentials: true },
    'origin-path',
    'origin',
    `'${app}'`,
  ],
  ...['com', 'co.uk', 'github.io', 'vercel.app', 'compute.amazonaws.com', 'xn--p1ai'].map(
    (suffix) =>
      [
        `credentials for every name under ${suffix}`,
        { origin: [`https://*.${suffix}`], credentials: true },
        'public-suffix',
        'origin[0]',
        `'https://your-app.${suffix}'`,
      ] as [string, unknown, string, string, string],
  ),
]

describe('options are rejected:', () => {
  it.each(table)('%s', (_, options, code, path, suggestion) => {
    const { message, ...problem } = problemsOf(options)[0] ?? {}

    expect(problem).toEqual({ code, path, ...(suggestion === undefined ? {} : { suggestion }) })
    expect(message).toContain(path === '' ? 'expects an options object' : `\`${path}\``)
    // It has no gaps.
    expect(message).not.toMatch(/\s\.(?!\.)|\s\s|\. \.|\s$/)
    expect(problemsOf(options)).toHaveLength(1)
  })
})

it('one suggestion corrects both a typo and plain http', () => {
  for (const origin of ['htp://app.example.com', 'http//app.example.com']) {
    expect(problemsOf({ origin, credentials: true })[0]?.suggestion).toBe(`'${app}'`)
  }
})

describe('the suggestion is accepted:', () => {
  const suggested = table.filter(([, , , , suggestion]) => suggestion !== undefined)

  it.each(suggested)('%s', (_, options) => {
    const problem = problemsOf(options)[0]

    expect(problem && problemsOf(writeBack(options, problem))).toEqual([])
  })
})
