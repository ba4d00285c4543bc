import { describe, expect, it } from 'vitest'
import { problemsOf, writeBack } from './problems.js'

const app = 'https://app.example.com'

const values: Readonly<Record<string, unknown>> = {
  origin: [app],
  methods: ['PUT'],
  allowedHeaders: ['X-One'],
  exposedHeaders: ['X-Total'],
  credentials: false,
  maxAge: 600,
  preflightContinue: true,
  optionsSuccessStatus: 200,
}

/** The options of other software, and our names for them. */
const software: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  hono: {
    allowMethods: 'methods',
    allowHeaders: 'allowedHeaders',
    exposeHeaders: 'exposedHeaders',
  },
  hapi: { additionalHeaders: 'allowedHeaders', additionalExposedHeaders: 'exposedHeaders' },
  '@koa/cors': { allowMethods: 'methods', exposeHeaders: 'exposedHeaders' },
  'cors, before 2.8': { headers: 'allowedHeaders', optionsSuccess: 'optionsSuccessStatus' },
  'restify-cors-middleware': {
    preflightMaxAge: 'maxAge',
    origins: 'origin',
    allowHeaders: 'allowedHeaders',
    exposeHeaders: 'exposedHeaders',
  },
  Spring: {
    allowedOrigins: 'origin',
    allowedOriginPatterns: 'origin',
    allowedMethods: 'methods',
    allowCredentials: 'credentials',
  },
  'Flask-CORS': {
    origins: 'origin',
    allow_headers: 'allowedHeaders',
    expose_headers: 'exposedHeaders',
    supports_credentials: 'credentials',
    max_age: 'maxAge',
    CORS_ORIGINS: 'origin',
    CORS_SUPPORTS_CREDENTIALS: 'credentials',
    CORS_MAX_AGE: 'maxAge',
  },
  'Starlette and FastAPI': {
    allow_origins: 'origin',
    allow_origin_regex: 'origin',
    allow_methods: 'methods',
    allow_headers: 'allowedHeaders',
    allow_credentials: 'credentials',
    expose_headers: 'exposedHeaders',
  },
  'django-cors-headers': {
    CORS_ALLOWED_ORIGINS: 'origin',
    CORS_ALLOWED_ORIGIN_REGEXES: 'origin',
    CORS_ALLOW_ALL_ORIGINS: 'origin',
    CORS_ORIGIN_WHITELIST: 'origin',
    CORS_ORIGIN_ALLOW_ALL: 'origin',
    CORS_ALLOW_METHODS: 'methods',
    CORS_ALLOW_HEADERS: 'allowedHeaders',
    CORS_EXPOSE_HEADERS: 'exposedHeaders',
    CORS_PREFLIGHT_MAX_AGE: 'maxAge',
    CORS_ALLOW_CREDENTIALS: 'credentials',
  },
  'ASP.NET Core': {
    WithOrigins: 'origin',
    SetIsOriginAllowed: 'origin',
    AllowAnyOrigin: 'origin',
    WithMethods: 'methods',
    WithHeaders: 'allowedHeaders',
    WithExposedHeaders: 'exposedHeaders',
    SupportsCredentials: 'credentials',
    AllowCredentials: 'credentials',
    PreflightMaxAge: 'maxAge',
    SetPreflightMaxAge: 'maxAge',
  },
  'rack-cors': { expose: 'exposedHeaders', headers: 'allowedHeaders', max_age: 'maxAge' },
  'rs/cors': {
    AllowedOrigins: 'origin',
    AllowOriginFunc: 'origin',
    AllowedMethods: 'methods',
    AllowedHeaders: 'allowedHeaders',
    ExposedHeaders: 'exposedHeaders',
    MaxAge: 'maxAge',
    OptionsPassthrough: 'preflightContinue',
    OptionsSuccessStatus: 'optionsSuccessStatus',
  },
  'gin-contrib/cors': {
    AllowOrigins: 'origin',
    AllowAllOrigins: 'origin',
    AllowMethods: 'methods',
    AllowHeaders: 'allowedHeaders',
    ExposeHeaders: 'exposedHeaders',
  },
  Laravel: {
    allowed_origins: 'origin',
    allowed_origins_patterns: 'origin',
    allowed_methods: 'methods',
    allowed_headers: 'allowedHeaders',
    exposed_headers: 'exposedHeaders',
    supports_credentials: 'credentials',
  },
  'the nginx ingress': {
    'cors-allow-origin': 'origin',
    'cors-allow-methods': 'methods',
    'cors-allow-headers': 'allowedHeaders',
    'cors-expose-headers': 'exposedHeaders',
    'cors-allow-credentials': 'credentials',
    'cors-max-age': 'maxAge',
  },
  Traefik: { accessControlAllowOriginList: 'origin', accessControlMaxAge: 'maxAge' },
  'the headers': {
    'Access-Control-Allow-Origin': 'origin',
    'Access-Control-Allow-Methods': 'methods',
    'Access-Control-Allow-Headers': 'allowedHeaders',
    'Access-Control-Expose-Headers': 'exposedHeaders',
    'Access-Control-Allow-Credentials': 'credentials',
    'Access-Control-Max-Age': 'maxAge',
  },
  AWS: { MaxAgeSeconds: 'maxAge', allowOrigins: 'origin', statusCode: 'optionsSuccessStatus' },
  Azure: { maxAgeInSeconds: 'maxAge', supportCredentials: 'credentials' },
  OpenStack: { allowed_origin: 'origin' },
  Netty: { allowedRequestHeaders: 'allowedHeaders', allowedRequestMethods: 'methods' },
  'typos and variants': {
    Origin: 'origin',
    ORIGINS: 'origin',
    whitelist: 'origin',
    withCredentials: 'credentials',
    method: 'methods',
    exposeHeader: 'exposedHeaders',
    allowedHeader: 'allowedHeaders',
    optionSuccessStatus: 'optionsSuccessStatus',
    optionsSuccesStatus: 'optionsSuccessStatus',
    supportsCredential: 'credentials',
    allowedOrgins: 'origin',
    orgin: 'origin',
    HTTP_CORS_ORIGIN: 'origin',
    CORS_ACCESS_CONTROL_MAX_AGE: 'maxAge',
  },
}

const table = Object.entries(software).flatMap(([from, names]) =>
  Object.entries(names).map(([name, option]) => [name, option, from] as const),
)

describe('a name from other software is corrected:', () => {
  it.each(table)('%s is %s (%s)', (name, option) => {
    const options = { [name]: values[option] }
    const problems = problemsOf(options)

    expect(problems).toEqual([
      {
        code: 'unknown-option',
        path: name,
        message: `Unknown option \`${name}\`. Did you mean \`${option}\`?`,
        suggestion: option,
      },
    ])
    for (const problem of problems) expect(problemsOf(writeBack(options, problem))).toEqual([])
  })
})

describe('an option that does not exist here gets an alternative:', () => {
  it.each([
    ['allowPrivateNetwork', 'Local Network Access'],
    ['allow_private_network', 'Local Network Access'],
    ['AllowPrivateNetwork', 'Local Network Access'],
    ['CORS_ALLOW_PRIVATE_NETWORK', 'Local Network Access'],
    ['privateNetworkAccess', 'Local Network Access'],
    ['AllowAnyHeader', '`allowedHeaders`'],
    ['AllowAnyMethod', "`methods: '*'`"],
    ['vary_header', '`Vary: Origin`'],
    ['resources', 'app.use(path, cors(…))'],
    ['strictPreflight', 'preflights are always answered'],
    ['delegator', 'pass a function'],
    ['cookie', 'express-session'],
    ['cookies', 'express-session'],
    ['session', 'express-session'],
    ['sameSite', 'express-session'],
    ['allowEIO3', 'Socket.IO'],
    ['keepHeadersOnError', 'responses to errors have the headers too'],
    ['intercept_exceptions', 'responses to errors have the headers too'],
    ['AllowWildcard', 'https://*.example.com'],
    ['send_wildcard', "`origin: '*'`"],
    ['AllowWebSockets', 'policy.allows(origin)'],
    ['AllowBrowserExtensions', 'chrome-extension://…'],
    ['insecureOrigins', 'dangerously: { insecureOrigins: […] }'],
    ['something', 'The options are origin, methods'],
    ['', 'The options are origin, methods'],
    ['constructor', 'The options are origin, methods'],
  ])('%s', (name, words) => {
    const [problem] = problemsOf({ [name]: true })

    expect(problem).toMatchObject({ code: 'unknown-option', path: name })
    expect(problem?.message).toContain(words)
    expect(problem).not.toHaveProperty('suggestion')
  })
})

it.each([
  ['nullOrigins', 'nullOrigin'],
  ['null_origin', 'nullOrigin'],
  ['insecure_origins', 'insecureOrigins'],
  ['publicSuffix', 'publicSuffixes'],
  ['allowedOrgins', undefined],
])('corrects the name of a `dangerously` member: %s', (name, suggestion) => {
  expect(problemsOf({ dangerously: { [name]: true } })[0]?.suggestion).toBe(suggestion)
})

describe('maxAge', () => {
  it.each([
    [864_000, '86400', 'ten days'],
    [604_800, '86400', 'a week'],
    [2_592_000, '86400', 'thirty days'],
    [31_536_000, '86400', 'a year'],
    [1_728_000, '86400', 'twenty days'],
    [172_800, '86400', 'two days'],
    [90_000, '86400', '25 hours'],
    [129_600, '86400', '36 hours'],
    [86_401, '86400', 'a day and a second'],
    [600_000, '600', 'ten minutes in milliseconds'],
    [3_600_000, '3600', 'an hour in milliseconds'],
    [86_400_000, '86400', 'a day in milliseconds'],
    [900_000, '900', 'a quarter of an hour in milliseconds'],
    [Infinity, '86400', 'forever'],
  ])('%d is corrected to %s: %s', (maxAge, suggestion, meaning) => {
    const [problem] = problemsOf({ maxAge })

    expect(problem).toMatchObject({ code: 'max-age', suggestion })
    expect(problem?.message.includes('milliseconds')).toBe(meaning.includes('milliseconds'))
  })
})

describe('a wildcard, quote or separator in a list', () => {
  it.each([
    ['allowedHeaders', ['x-amz-*'], 'header-name', undefined],
    ['allowedHeaders', 'X-One, x-*', 'header-name', undefined],
    ['exposedHeaders', ['*-id'], 'header-name', undefined],
    ['methods', ['P*'], 'method', undefined],
    ['methods', ['ALL'], 'method', "'*'"],
    ['methods', 'all', 'method', "'*'"],
    ['methods', ['GET', 'any'], 'method', "'*'"],
    ['allowedHeaders', 'any', 'header-name', "'*'"],
    ['exposedHeaders', ['All'], 'header-name', "'*'"],
    ['methods', 'GET|POST', 'method', "'GET, POST'"],
    ['methods', ["'GET'"], 'method', "'GET'"],
    ['allowedHeaders', ['X-One|X-Two'], 'header-name', "'X-One', 'X-Two'"],
    ['allowedHeaders', "'X-One'", 'header-name', "'X-One'"],
    ['exposedHeaders', ['`X-One`'], 'header-name', "'X-One'"],
  ])('%s: %j is rejected', (option, value, code, suggestion) => {
    const options = { [option]: value }
    const problems = problemsOf(options)

    expect(problems).toMatchObject([{ code }])
    expect(problems[0]?.suggestion).toBe(suggestion)
    if (problems[0]?.suggestion !== undefined) {
      expect(problemsOf(writeBack(options, problems[0]))).toEqual([])
    }
  })
})
