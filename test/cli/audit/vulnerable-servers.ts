import type { FindingCode } from '../../../src/cli/audit/codes.js'
import { app, type Guard, type Rule } from './guarded-server.js'

/** A server with a hole. */
export interface Hole extends Guard {
  /** The origins that it means to allow, if not only {@link app}. */
  readonly origins?: readonly string[]
}

type Holes = Readonly<Record<string, Rule | Hole>>

const isApp: Rule = (origin) => origin === app
const startsLikeApp: Rule = (origin) => origin.startsWith(app)
const endsLikeSite: Rule = (origin) => origin.endsWith('example.com')
const hostOf = (origin: string): string => (URL.canParse(origin) ? new URL(origin).hostname : '')
const plain = { credentials: false } as const
const noVary = { vary: false } as const

const localhost = { origins: ['http://localhost:3000'] } as const

/** `Vary: Origin` only if a condition holds. */
const varyIf = (condition: (request: { method?: string; origin: string }) => boolean): Hole => ({
  rule: isApp,
  vary: false,
  more: ({ method = '', headers: { origin = '' } }, response) => {
    if (condition({ method, origin })) response.setHeader('Vary', 'Origin')
  },
})

const everyOrigin: Holes = {
  'plain code that sends back every origin': () => true,
  'rs/cors before 1.5 (CVE-2018-20744), with *': () => true,
  'rs/cors with h* (its issue 197)': (origin) => origin.startsWith('h'),
  '@koa/cors before 5 (CVE-2023-49803)': () => true,
  'flask-cors (CVE-2024-6866), with the open rule of another path': () => true,
}

const lookAlike: Holes = {
  'an expression with an unescaped dot': (origin) => /^https:\/\/app.example\.com$/.test(origin),
  'an expression with an unescaped last dot': (origin) =>
    /^https:\/\/app\.example.com$/.test(origin),
  'an expression for every ending': (origin) => /^https:\/\/app\.example\.[a-z]+$/.test(origin),
  'a list and includes for localhost': (origin) => origin === app || origin.includes('localhost'),
  'a list and startsWith for the local network': (origin) =>
    origin === app || origin.startsWith('http://192.168.'),
  'startsWith, without credentials': { rule: startsLikeApp, ...plain },
  'startsWith for localhost': {
    rule: (origin) => origin.startsWith('http://localhost'),
    ...localhost,
  },
  'an expression for a port': {
    rule: (origin) => /^http:\/\/localhost.*:3000$/.test(origin),
    ...localhost,
  },
  'jub0bs/cors before 0.1.3 (GHSA-vhxv-fg4m-p2w8), with two similar hosts': {
    rule: (origin) => /^https:\/\/(?:foo|bar|barfoo)\.com$/.test(origin),
    origins: ['https://foo.com', 'https://bar.com'],
  },
  ...Object.fromEntries(
    ['_', '-', '}', '`', '!', '$', ';', ','].map((character): [string, Rule] => [
      `a parser that stops at ${character}`,
      (origin) => origin.split(character)[0] === app,
    ]),
  ),
}

const lookAlikeOnAnyPort: Holes = {
  startsWith: startsLikeApp,
  'an expression without anchors': (origin) => /https:\/\/(?:app|admin)\.example\.com/.test(origin),
  'an expression that ends with \\b': (origin) => /^https:\/\/app\.example\.com\b/.test(origin),
  'an expression that ends at any other character': (origin) =>
    /^https:\/\/app\.example\.com(?![\w.-])/.test(origin),
  'gin-contrib/cors before 1.6 (CVE-2019-25211), with /* at the end': startsLikeApp,
  'go-restful before 2.16 (CVE-2022-1996)': (origin) => /^https:\/\/app.example.com/.test(origin),
}

const lookAlikeOverHttp: Holes = {
  endsWith: endsLikeSite,
  'an expression without a start': (origin) => /example\.(?:com|net)$/.test(origin),
  'go-zero before 1.4.4 (CVE-2024-27302)': endsLikeSite,
}

const lookAlikeInEveryWay: Holes = {
  includes: (origin) => origin.includes('app.example.com'),
  'includes with the name of the company': (origin) => origin.includes('example'),
  'rack-cors before 0.4.1 (CVE-2017-11173)': (origin) =>
    /^[a-z]+:\/\/app\.example\.com/.test(origin),
  'play-with-docker (CVE-2023-28109)': (origin) => hostOf(origin).endsWith('example.com'),
}

const sharedDomain: Holes = {
  'an expression for every .com': (origin) => /^https:\/\/[\w.-]+\.com$/.test(origin),
  'a list with any bucket': (origin) =>
    origin === app || /^https:\/\/[\w-]+\.s3\.amazonaws\.com$/.test(origin),
  'a list with the host of all buckets': (origin) =>
    [app, 'https://storage.googleapis.com'].includes(origin),
  'a list with every page of a host': (origin) => origin === app || origin.endsWith('.github.io'),
  'a list with a playground': (origin) => [app, 'https://codepen.io'].includes(origin),
  ...Object.fromEntries(
    ['https://my-app.vercel.app', 'https://my-app-git-main-team.vercel.app'].map((own) => [
      `an expression for the previews of ${own}`,
      {
        rule: (origin: string) => /^https:\/\/my-app(?:-[a-z-]+)?\.vercel\.app$/.test(origin),
        origins: [own],
      },
    ]),
  ),
  'an expression for the previews of a team': {
    rule: (origin) => /^https:\/\/[a-z-]+-team\.vercel\.app$/.test(origin),
    origins: ['https://my-app-git-main-team.vercel.app'],
  },
}

const invalid: Holes = {
  'a server that sends a list': () => `${app}, https://admin.example.com`,
  'a server that sends a trailing slash': () => `${app}/`,
  'a server that sends a pattern': () => 'https://*.example.com',
  'a server that sends a host': () => 'app.example.com',
  'a server that sends an empty value': () => '',
  'a server with a slash in its list, which it shows only without Origin': {
    rule: () => false,
    more: ({ headers: { origin } }, response) => {
      if (origin === undefined) response.setHeader('Access-Control-Allow-Origin', `${app}/`)
    },
  },
  'a server and a proxy that each send a header': {
    rule: isApp,
    more: (_, response) => {
      response.appendHeader('Access-Control-Allow-Origin', '*')
    },
  },
}

const varyMissing: Holes = {
  'a list without Vary': { rule: isApp, ...noVary },
  'every origin, without credentials or Vary': { rule: () => true, ...plain, ...noVary },
  '* only for requests with Origin, without Vary': { rule: () => '*', ...plain, ...noVary },
  'Vary only on allowed responses': varyIf(({ origin }) => origin === app),
  'Vary only on denied responses': varyIf(({ origin }) => origin !== app),
  'Vary only on responses to requests with Origin': varyIf(({ origin }) => origin !== ''),
  'Vary only on preflights': varyIf(({ method }) => method === 'OPTIONS'),
  'Vary on everything but preflights': varyIf(({ method }) => method !== 'OPTIONS'),
  'an error page without Vary': {
    rule: isApp,
    ...noVary,
    more: (_, response) => (response.statusCode = 404),
  },
  'hono before 4.10.3 (GHSA-q7jf-gf43-6x6p), which copies Vary from the request': {
    rule: isApp,
    ...noVary,
    more: ({ headers }, response) => {
      if (headers.vary !== undefined) response.setHeader('Vary', headers.vary)
    },
  },
}

/** Servers with a hole: rules of plain code, and those of middleware that had an advisory. */
export const vulnerable: readonly (readonly [codes: readonly FindingCode[], holes: Holes])[] = [
  [['any-origin-with-credentials'], everyOrigin],
  [
    ['any-origin-with-credentials', 'vary-missing'],
    {
      'gorilla/handlers before 1.3 (CVE-2017-20146)': { rule: () => true, ...noVary },
      'Tomcat with its defaults (CVE-2018-8014)': { rule: () => true, ...noVary },
    },
  ],
  [
    ['null-origin'],
    {
      'a list with null': (origin) => [app, 'null'].includes(origin),
      'a list with null, without credentials': {
        rule: (origin) => [app, 'null'].includes(origin),
        ...plain,
      },
      'Gradio (CVE-2024-47165)': {
        rule: (origin) => ['http://localhost:3000', 'null'].includes(origin),
        ...localhost,
      },
    },
  ],
  [['look-alike-origin'], lookAlike],
  [['any-port', 'look-alike-origin'], lookAlikeOnAnyPort],
  [['insecure-origin', 'look-alike-origin'], lookAlikeOverHttp],
  [['any-port', 'insecure-origin', 'look-alike-origin'], lookAlikeInEveryWay],
  [['shared-domain-origin'], sharedDomain],
  [
    ['insecure-origin'],
    {
      'a list with the http twin': (origin) => [app, 'http://app.example.com'].includes(origin),
      'hono with a function that compares the ending, and a fallback': (origin) =>
        origin.endsWith('.example.com') ? origin : 'https://example.com',
      'an expression for http subdomains': (origin) =>
        /^https?:\/\/(?:\w+\.)+example\.com$/.test(origin),
      'a list with an http origin': {
        rule: (origin) => origin === 'http://app.example.com',
        origins: ['http://app.example.com'],
      },
    },
  ],
  [
    ['any-port', 'insecure-origin'],
    { 'a comparison of hosts': (origin) => hostOf(origin) === 'app.example.com' },
  ],
  [
    ['wildcard-with-credentials'],
    {
      'a server that sends * and credentials': () => '*',
      'gofiber before 2.52.1 (CVE-2024-25124)': () => '*',
    },
  ],
  [['invalid-allow-origin'], invalid],
  [['vary-missing'], varyMissing],
]
