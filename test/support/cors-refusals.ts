import { app, evil } from './cors-differences.js'

/** Options that `cors` accepts and that are refused here, by the text of the row in the documentation. */
export const refused: Readonly<Record<string, readonly unknown[]>> = {
  "`credentials: true` with `origin: '*'`, `origin: true` or no `origin`": [
    { origin: '*', credentials: true },
    { origin: true, credentials: true },
    { credentials: true },
  ],
  "`origin: process.env.ORIGIN`, if it is `undefined` or `''`, silently turns CORS off": [
    { origin: undefined },
    { origin: '' },
  ],
  "`'https://app.example.com/'` and `'app.example.com'` never match": [
    { origin: `${app}/` },
    { origin: 'app.example.com' },
  ],
  "`/example\\.com$/` and `/^https:\\/\\/app.example.com$/` also match attackers' domains": [
    { origin: /example\.com$/ },
    { origin: /^https:\/\/app.example.com$/ },
  ],
  'an unknown option (`origins` allows everyone)': [{ origins: [app] }],
  '`headers`': [{ headers: ['X-One'] }],
  'several origins in one string': [{ origin: `${app},${evil}` }],
  '`origin: new Set(…)`, `new URL(…)`, `1` or `[true]` (allows everyone)': [
    { origin: new Set([app]) },
    { origin: new URL(app) },
    { origin: 1 },
    { origin: [true] },
  ],
  'empty entries in a list': [{ origin: [undefined, app] }, { origin: [''] }],
  'uppercase, default ports, other strings that never match': [
    { origin: 'https://App.example.com' },
    { origin: `${app}:443` },
  ],
  "`'*'` next to other entries (matches nothing)": [{ origin: ['*', app] }],
  "`'null'`": [{ origin: [app, 'null'] }],
  '`http://app.example.com` with `credentials`': [
    { origin: 'http://app.example.com', credentials: true },
  ],
  'a regular expression for `*.vercel.app` with `credentials`': [
    { origin: /^https:\/\/[a-z]+\.vercel\.app$/, credentials: true },
  ],
  'a regular expression that could stall the server': [
    // eslint-disable-next-line regexp/no-super-linear-backtracking
    { origin: /^https:\/\/([a-z0-9]+)*\.example\.com$/ },
  ],
  "`methods: ['patch']`": [{ methods: ['patch'] }],
  "`[['https://a.example']]`": [{ origin: [['https://a.example']] }],
  "`new String('https://a.example')`": [{ origin: Object('https://a.example') as unknown }],
  "`methods: 'ALL'`, `'TRACE'`": [{ methods: 'ALL' }, { methods: 'TRACE' }],
  "`['Content-Type, Authorization']`, `'x-amz-*'`": [
    { allowedHeaders: ['Content-Type, Authorization'] },
    { allowedHeaders: 'x-amz-*' },
  ],
  "`allowedHeaders: ''` (allows every header)": [{ allowedHeaders: '' }],
  "`exposedHeaders: '*'` with `credentials`": [
    { origin: app, exposedHeaders: '*', credentials: true },
  ],
  "`exposedHeaders: ['Set-Cookie']`": [{ exposedHeaders: ['Set-Cookie'] }],
  "`credentials: 'true'` (ignored)": [{ origin: app, credentials: 'true' }],
  "`maxAge: '600'`, `600000`": [{ maxAge: '600' }, { maxAge: 600_000 }],
  "`optionsSuccessStatus: '200'`, `302`": [
    { optionsSuccessStatus: '200' },
    { optionsSuccessStatus: 302 },
  ],
  '`null` for an option': [{ origin: null }, { maxAge: null }],
  '`Object.create(defaults)`': [Object.create({ origin: app })],
  'a list, a string or `null` instead of options (allows everyone)': [[app], app, null],
}

/** Rows that another test covers, or that a single request cannot show. */
export const elsewhere = [
  '`app.use(cors)` (every request hangs; here the first one gets the error)',
  'if it never answers, the request hangs',
  'in tests, a fake `req.method` may be `options`',
  "`app.options('*', cors())` throws in Express 5",
  'a regular expression with `g` matches every other time',
  'if you change the list later, `cors` uses the new one',
]
