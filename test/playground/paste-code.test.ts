import { runInNewContext } from 'node:vm'
import { createPolicy, CorsOptionsError, type CorsOptions, type CorsProblem } from 'allow-origin'
import { describe, expect, it } from 'vitest'
import { readPasted } from '../../examples/playground/app/paste/read-pasted.js'
import type { PastedOptions } from '../../examples/playground/app/paste/pasted.js'

const read = (text: string, values: Readonly<Record<string, string>> = {}): PastedOptions => {
  const pasted = readPasted(text, values)
  if (pasted.kind !== 'options' && pasted.kind !== 'delegate')
    throw new Error(JSON.stringify(pasted))
  return pasted
}

/** What the library says about options. */
function problemsOf(text: string): readonly CorsProblem[] {
  try {
    createPolicy(runInNewContext(`(${text})`) as CorsOptions)
    return []
  } catch (error) {
    if (error instanceof CorsOptionsError) return error.problems
    throw error
  }
}

/** The text without line breaks, to compare what it says. */
const oneLine = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/,? ?([}\]])/g, ' $1')
    .replaceAll(/([{[]) /g, '$1')
    .replaceAll(/ ([}\]])/g, '$1')

const app = 'https://app.example.com'

describe('options in code are read from', () => {
  it.each([
    ['app.use', `app.use(cors({ origin: '${app}' }))`],
    [
      'code with a line of the console in a comment',
      `// Access to fetch at 'https://a.example/' from origin 'null' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present\napp.use(cors({ origin: '${app}' }))`,
    ],
    [
      'app.use with other middleware',
      `app.use(helmet(), cors({ origin: '${app}' }), express.json())`,
    ],
    [
      'one route',
      `app.get('/x', cors({ origin: '${app}' }), (req, res) => { res.json({ a: 1 }) })`,
    ],
    ['a route and its preflight', `app.options('*', cors({ origin: '${app}' }))`],
    ['a router', `router.use('/api', cors({ origin: '${app}' }))`],
    ['a variable', `const corsOptions = { origin: '${app}' };`],
    ['a variable that is used', `const opts = { origin: '${app}' }\napp.use(cors(opts))`],
    ['a variable that is used before', `app.use(cors(opts))\nvar opts = { origin: '${app}' }`],
    ['an export', `export const corsOptions = { origin: '${app}' }`],
    ['a default export', `export default { origin: '${app}' }`],
    ['a default export by name', `const a = { origin: '${app}' }\nexport default a`],
    ['module.exports', `module.exports = { origin: '${app}' }`],
    ['exports.corsOptions', `exports.corsOptions = { origin: '${app}' }`],
    ['a member of module.exports', `module.exports = { corsOptions: { origin: '${app}' } }`],
    ['an annotated variable', `const corsOptions: cors.CorsOptions = { origin: '${app}' }`],
    ['satisfies', `export default { origin: '${app}' } satisfies CorsOptions`],
    ['as const', `app.use(cors({ origin: '${app}' } as const))`],
    ['a cast', `app.use(cors(<CorsOptions>{ origin: '${app}' }))`],
    [
      'require with another name',
      `const crossOrigin = require('cors')\napp.use(crossOrigin({ origin: '${app}' }))`,
    ],
    ['import with another name', `import allow from 'cors'\napp.use(allow({ origin: '${app}' }))`],
    ['require in the call', `app.use(require('cors')({ origin: '${app}' }))`],
    ['createPolicy', `export const policy = createPolicy({ origin: '${app}' })`],
    [
      'Nest',
      `async function bootstrap() {\n  const app = await NestFactory.create(AppModule)\n  app.enableCors({ origin: '${app}' })\n}\nbootstrap()`,
    ],
    [
      'Nest at creation',
      `const app = await NestFactory.create(AppModule, { cors: { origin: '${app}' } })`,
    ],
    ['Fastify', `await fastify.register(cors, { origin: '${app}' })`],
    ['Fastify with require', `fastify.register(require('@fastify/cors'), { origin: '${app}' })`],
    ['Fastify with import', `await app.register(import('@fastify/cors'), { origin: '${app}' })`],
    ['Hono', `import { cors } from 'hono/cors'\napp.use('/api/*', cors({ origin: '${app}' }))`],
    ['Socket.IO', `const io = new Server(server, { cors: { origin: '${app}' } })`],
    ['Middy', `middy(handler).use(httpCors({ origin: '${app}' }))`],
    ['nextjs-cors', `await NextCors(req, res, { origin: '${app}' })`],
    ['an object alone', `{ origin: '${app}' }`],
    ['an object in parentheses', `({ origin: '${app}' })`],
    ['an object and a comma', `{ origin: '${app}' },`],
    ['members without braces', `origin: '${app}'`],
    ['members without braces, with a comma', `  origin: '${app}',\n`],
    ['a quoted name', `app.use(cors({ 'origin': '${app}' }))`, `{'origin': '${app}'}`],
    [
      'a class',
      `class App {\n  private readonly corsOptions: CorsOptions = { origin: '${app}' }\n}`,
    ],
    [
      'a class that uses it',
      `class App { constructor() { this.app.use(cors({ origin: '${app}' })) } }`,
    ],
    ['a function that returns it', `function getCorsOptions() { return { origin: '${app}' } }`],
  ])('%s', (_, text, expected = `{origin: '${app}'}`) => {
    expect(oneLine(read(text).text)).toBe(expected)
  })

  it.each([
    ['app.use(cors())', '{}'],
    ['app.use(cors)', '{}'],
    ['app.use(cors({}))', '{}'],
    ['app.use(cors(undefined))', 'undefined'],
  ])('%s', (text, expected) => {
    expect(read(text).text).toBe(expected)
  })

  it('a call, with its comments and its indentation', () => {
    const text = `  app.use(
    cors({
      // The app
      origin: [
        'https://app.example.com', // production
      ],
      credentials: true,
    }),
  )`
    expect(read(text).text).toBe(`{
  // The app
  origin: [
    'https://app.example.com', // production
  ],
  credentials: true,
}`)
  })

  it('the first of several calls, and says so', () => {
    const { text, notes } = read(
      `app.use(cors({ origin: '${app}' })); app.get('/x', cors({ origin: '*' }), h)`,
    )
    expect(text).toBe(`{ origin: '${app}' }`)
    expect(notes).toEqual(['The code has 2 sets of options. This is the first one, in `cors(…)`.'])
  })

  it.each([
    [
      'Hono',
      `cors({ origin: '*', allowHeaders: ['X-A'], allowMethods: ['POST'] })`,
      ['allowHeaders', 'allowMethods'],
    ],
    [
      'Flask',
      `cors = { origins: ['*'], supports_credentials: true }`,
      ['origins', 'supports_credentials'],
    ],
  ])('another framework (%s), whose names the library explains', (_, text, names) => {
    const problems = problemsOf(read(text).text).map(({ code, path }) => [code, path])
    for (const name of names) {
      expect(problems).toContainEqual(['unknown-option', name])
    }
  })
})

describe('a value is filled in from', () => {
  it.each([
    [
      'a variable',
      `const a = 'https://a.example'\ncors({ origin: a })`,
      "{origin: 'https://a.example'}",
    ],
    [
      'shorthand',
      `const origin = ['https://a.example']\ncors({ origin })`,
      "{origin: ['https://a.example']}",
    ],
    [
      'a list that is spread',
      `const a = ['https://a.example']\ncors({ origin: [...a, 'https://b.example'] })`,
      "{origin: ['https://a.example', 'https://b.example']}",
    ],
    [
      'an object that is spread',
      `const base = { origin: 'https://a.example', maxAge: 5 }\ncors({ ...base, maxAge: 60 * 60 })`,
      "{origin: 'https://a.example', maxAge: 3600}",
    ],
    [
      'a string that is split',
      `cors({ origin: 'https://a.example, https://b.example'.split(',').map((s) => s.trim()) })`,
      "{origin: ['https://a.example', 'https://b.example']}",
    ],
    [
      'a Set',
      `const a = new Set(['https://a.example'])\ncors({ origin: Array.from(a) })`,
      "{origin: ['https://a.example']}",
    ],
    [
      'new RegExp',
      `cors({ origin: new RegExp('^https://a\\\\.example$', 'i') })`,
      '{origin: /^https:\\/\\/a\\.example$/i}',
    ],
    [
      'a template',
      'const host = "a.example"\ncors({ origin: `https://${host}` })',
      "{origin: 'https://a.example'}",
    ],
    [
      'concatenation',
      `const host = 'a.example'\ncors({ origin: 'https://' + host })`,
      "{origin: 'https://a.example'}",
    ],
    ['a calculation', 'cors({ maxAge: 24 * 60 * 60 })', '{maxAge: 86400}'],
    [
      'a ternary on NODE_ENV',
      `cors({ origin: process.env.NODE_ENV === 'production' ? 'https://a.example' : true })`,
      "{origin: 'https://a.example'}",
    ],
    [
      'a member of an object',
      `const config = { origins: ['https://a.example'] }\ncors({ origin: config.origins })`,
      "{origin: ['https://a.example']}",
    ],
    [
      'a function',
      `const getOrigins = () => ['https://a.example']\ncors({ origin: getOrigins() })`,
      "{origin: ['https://a.example']}",
    ],
    [
      'filter(Boolean)',
      `cors({ origin: ['https://a.example', process.env.X].filter(Boolean) })`,
      "{origin: ['https://a.example']}",
    ],
  ])('%s', (_, text, expected) => {
    expect(oneLine(read(text).text)).toBe(expected)
  })

  it.each([
    ['process.env.X', 'process.env.X'],
    ['process.env["X"]', 'process.env.X'],
    ['process.env.X!', 'process.env.X'],
    ['process.env.X as string', 'process.env.X'],
    ['String(process.env.X)', 'process.env.X'],
    ['import.meta.env.X', 'process.env.X'],
    ['Bun.env.X', 'process.env.X'],
    ["Deno.env.get('X')", 'process.env.X'],
    ["configService.get('X')", 'process.env.X'],
    ["process.env.X || ''", 'process.env.X'],
    ["process.env.X.split(',')", "process.env.X.split(',')"],
    ["process.env.X?.split(',')", "process.env.X.split(',')"],
    ["process.env.X!.split(',').map((one) => one.trim())", "process.env.X.split(',')"],
    [
      "(process.env.X ?? '').split(',').map(s => s.trim()).filter(Boolean)",
      "process.env.X.split(',')",
    ],
    ["process.env.X?.split(',') || []", "process.env.X.split(',')"],
    ["process.env.X || 'https://a.example'", "'https://a.example'"],
    ["process.env.X ?? 'https://a.example'", "'https://a.example'"],
    ["process.env.X?.split(',') ?? ['https://a.example']", "['https://a.example']"],
    ["process.env.X ? process.env.X.split(',') : 'https://a.example'", "'https://a.example'"],
    ["[process.env.X, 'https://a.example']", "[process.env.X, 'https://a.example']"],
  ])('%s without a value', (written, expected) => {
    const { text, variables } = read(`app.use(cors({ origin: ${written} }))`)
    expect(text).toBe(`{ origin: ${expected} }`)
    expect(variables).toMatchObject([{ name: 'X', value: '' }])
  })

  it.each([
    ['process.env.X', "'https://x.example'"],
    ["process.env.X || 'https://a.example'", "'https://x.example'"],
    ["process.env.X.split(',')", "['https://x.example']"],
    ["[process.env.X, 'https://a.example']", "['https://x.example', 'https://a.example']"],
    ['`https://${process.env.X}`', "'https://https://x.example'"],
  ])('%s with a value', (written, expected) => {
    const { text, variables } = read(`app.use(cors({ origin: ${written} }))`, {
      X: 'https://x.example',
    })
    expect(text).toBe(`{ origin: ${expected} }`)
    expect(variables).toMatchObject([{ name: 'X', value: 'https://x.example' }])
  })

  it('a destructured environment', () => {
    const text = "const { X = 'https://a.example', Y } = process.env\ncors({ origin: [X, Y] })"
    expect(read(text).text).toBe("{ origin: ['https://a.example', process.env.Y] }")
  })

  it.each([
    [
      'a list that is filled later',
      `const a = []\na.push('https://a.example')\ncors({ origin: a })`,
      '{ origin: a }',
    ],
    [
      'a value that changes',
      `let a = 'https://a.example'\na = 'https://b.example'\ncors({ origin: a })`,
      '{ origin: a }',
    ],
    ['a database', 'cors({ origin: await db.origins() })', '{ origin: await db.origins() }'],
    [
      'another file',
      `import { origins } from './origins'\ncors({ origin: origins })`,
      '{ origin: origins }',
    ],
  ])('nothing for %s', (_, text, expected) => {
    expect(read(text).text).toBe(expected)
  })

  it('nothing that is inherited', () => {
    expect(read('cors({ origin: {}.constructor, methods: [].constructor("x") })').text).toContain(
      '.constructor',
    )
    expect(read('cors({ origin: process.env.__proto__ })').variables).toMatchObject([{ value: '' }])
  })
})

const list = "const list = ['https://a.example', 'https://b.example']\n"
const both = "['https://a.example', 'https://b.example']"

describe('an `origin` function is read as a list if it has', () => {
  it.each([
    [
      'indexOf and else',
      'function (origin, callback) { if (list.indexOf(origin) !== -1) { callback(null, true) } else { callback(new Error("no")) } }',
      both,
    ],
    [
      'indexOf and !origin',
      'function (origin, callback) { if (list.indexOf(origin) !== -1 || !origin) { callback(null, true) } else { callback(new Error("no")) } }',
      both,
    ],
    [
      'indexOf === -1',
      '(origin, cb) => { if (list.indexOf(origin) === -1) { return cb(new Error("no"), false) } return cb(null, true) }',
      both,
    ],
    ['indexOf > -1', '(origin, cb) => { cb(null, list.indexOf(origin) > -1) }', both],
    ['indexOf >= 0', '(origin, cb) => cb(null, list.indexOf(origin) >= 0)', both],
    ['~indexOf', '(origin, cb) => cb(null, ~list.indexOf(origin))', both],
    [
      'includes',
      '(origin, cb) => { if (!origin || list.includes(origin)) cb(null, true); else cb(new Error("no")) }',
      both,
    ],
    [
      '!includes',
      '(origin, cb) => { if (!list.includes(origin)) return cb(new Error("no")); cb(null, true) }',
      both,
    ],
    ['a Set', '(origin, cb) => cb(null, new Set(list).has(origin))', both],
    [
      'a ternary',
      '(origin, cb) => { (list.includes(origin) || !origin) ? cb(null, true) : cb(new Error("no")) }',
      both,
    ],
    [
      'a ternary for the error',
      '(origin, cb) => cb(list.includes(origin) ? null : new Error("no"), list.includes(origin))',
      both,
    ],
    [
      'early returns',
      '(origin, cb) => { if (!origin) return cb(null, true); if (list.includes(origin)) { return cb(null, true) } return cb(new Error("no")) }',
      both,
    ],
    [
      'a variable',
      '(origin, cb) => { const isAllowed = list.includes(origin); if (isAllowed) cb(null, true); else cb(null, false) }',
      both,
    ],
    [
      'a variable that is set',
      '(origin, cb) => { let ok = false; if (list.includes(origin)) { ok = true } cb(null, ok) }',
      both,
    ],
    [
      'the origin as the answer',
      '(origin, cb) => { if (list.includes(origin)) { cb(null, origin) } else { cb(null, false) } }',
      both,
    ],
    [
      'a log',
      '(origin, cb) => { console.log("from", origin); if (list.includes(origin)) cb(null, true); else { logger.warn("no"); cb(new Error("no")) } }',
      both,
    ],
    [
      'types',
      '(origin: string | undefined, cb: (error: Error | null, allow?: boolean) => void): void => { if (!origin || list.indexOf(origin as string) !== -1) { cb(null, true) } else { cb(new Error("no")) } }',
      both,
    ],
    [
      'origin!',
      '(origin?: string, cb?: any) => { if (list.includes(origin!)) cb(null, true); else cb(null, false) }',
      both,
    ],
    [
      "origin || ''",
      "(origin, cb) => { if (list.includes(origin || '')) cb(null, true); else cb(null, false) }",
      both,
    ],
    [
      'typeof',
      '(origin, cb) => { if (typeof origin === "undefined") return cb(null, true); cb(null, list.includes(origin)) }',
      both,
    ],
    [
      'origin === undefined',
      '(origin, cb) => { if (origin === undefined || list.includes(origin)) return cb(null, true); cb(null, false) }',
      both,
    ],
    ['a predicate', '(origin) => list.includes(origin)', both],
    [
      'a predicate with statements',
      '(origin) => { if (!origin) return true; return list.includes(origin) }',
      both,
    ],
    ['an async predicate', 'async (origin) => list.includes(origin)', both],
    ['some', '(origin, cb) => cb(null, list.some((one) => one === origin))', both],
    [
      'find',
      '(origin, cb) => { if (list.find((one) => origin === one)) cb(null, true); else cb(null, false) }',
      both,
    ],
    [
      'comparisons',
      `(origin, cb) => { if (origin === 'https://a.example' || origin == 'https://b.example') cb(null, true); else cb(null, false) }`,
      both,
    ],
    [
      'a negated comparison',
      `(origin, cb) => { if (origin !== 'https://a.example' && origin !== 'https://b.example') return cb(new Error('no')); cb(null, true) }`,
      both,
    ],
    [
      'a regular expression',
      '(origin, cb) => cb(null, /^https:\\/\\/a\\.example$/.test(origin))',
      '[/^https:\\/\\/a\\.example$/]',
    ],
    [
      'match',
      '(origin, cb) => { if (!origin || origin.match(/example\\.com$/)) cb(null, true); else cb(null, false) }',
      '[/example\\.com$/]',
    ],
    [
      'endsWith',
      `(origin, cb) => cb(null, origin.endsWith('.example.com'))`,
      '[/\\.example\\.com$/]',
    ],
    [
      'startsWith',
      `(origin, cb) => cb(null, origin.startsWith('http://localhost'))`,
      '[/^http:\\/\\/localhost/]',
    ],
    [
      'includes of a part',
      `(origin, cb) => cb(null, origin.includes('vercel.app'))`,
      '[/vercel\\.app/]',
    ],
    [
      'a part and a list',
      `(origin, cb) => { if (list.includes(origin) || /\\.example\\.com$/.test(origin)) cb(null, true); else cb(null, false) }`,
      "['https://a.example', 'https://b.example', /\\.example\\.com$/]",
    ],
    [
      'startsWith of each',
      '(origin, cb) => cb(null, list.some((one) => origin.startsWith(one)))',
      '[/^https:\\/\\/a\\.example/, /^https:\\/\\/b\\.example/]',
    ],
    [
      'a host',
      `(origin, cb) => { const { hostname } = new URL(origin); cb(null, new URL(origin).hostname === 'a.example') }`,
      '[/^https?:\\/\\/a\\.example(:\\d+)?$/]',
    ],
    [
      'an object of origins',
      `(origin, cb) => cb(null, { 'https://a.example': true }[origin])`,
      "['https://a.example']",
    ],
    [
      'a helper that tidies up',
      `(origin, cb) => cb(null, list.includes(tidy(origin))); function tidy(one) { return String(one || '').trim().replace(/\\/+$/, '') }`,
      both,
    ],
    [
      'a helper',
      `(origin, cb) => cb(null, isAllowed(origin)); function isAllowed(one) { return list.includes(one) }`,
      both,
    ],
    ['callback(null, true)', '(origin, callback) => callback(null, true)', 'true'],
    [
      'callback(null, true) in statements',
      'function (origin, callback) { callback(null, true); }',
      'true',
    ],
    ['callback(null, "*")', '(origin, callback) => callback(null, "*")', 'true'],
    [
      'both branches true',
      '(origin, cb) => { if (list.includes(origin)) { cb(null, true) } else { cb(null, true) } }',
      'true',
    ],
    [
      'development',
      `(origin, cb) => { if (process.env.NODE_ENV !== 'production' || list.includes(origin)) cb(null, true); else cb(null, false) }`,
      both,
    ],
    ['nothing', '(origin, cb) => cb(new Error("no"))', '[]'],
  ])('%s', (_, code, expected) => {
    const statement = code.includes('; function') ? code.split('; function') : [code]
    const helper = statement[1] === undefined ? '' : `function${statement[1]}\n`
    const { kind, text, notes } = read(
      `${list}${helper}app.use(cors({ credentials: true, origin: ${statement[0] ?? ''} }))`,
    )
    expect([kind, oneLine(text)]).toEqual(['delegate', `{credentials: true, origin: ${expected}}`])
    expect(notes[0]).toMatch(/^The function (?:is shown as the list|allows)/)
  })

  it('a list of the environment', () => {
    const code =
      "const list = (process.env.ORIGINS || '').split(',')\ncors({ origin: (o, cb) => cb(null, list.includes(o)) })"
    expect(read(code).text).toBe("{ origin: process.env.ORIGINS.split(',') }")
    expect(read(code, { ORIGINS: 'https://a.example' }).text).toBe(
      "{ origin: ['https://a.example'] }",
    )
  })

  it.each([
    ['a method', 'cors({ origin(origin, cb) { cb(null, list.includes(origin)) } })'],
    [
      'a function with a name',
      'function check(origin, cb) { cb(null, list.includes(origin)) }\ncors({ origin: check })',
    ],
    ['the function alone', ';(origin, cb) => cb(null, list.includes(origin))'],
  ])('%s', (_, code) => {
    expect(oneLine(read(list + code).text)).toBe(`{origin: ${both}}`)
  })

  it.each([
    ['a database', 'async (origin) => db.has(origin)'],
    [
      'a call that it does not know',
      '(origin, cb) => tenants.find({ origin }, (error, found) => cb(error, found))',
    ],
    [
      'a condition that depends on something else',
      '(origin, cb) => { if (maintenance && list.includes(origin)) cb(null, true); else cb(null, other) }',
    ],
    [
      'a part that is compared',
      '(origin, cb) => cb(null, list.includes(origin.replace(/^https?:/, "")))',
    ],
    [
      'a position as a condition',
      '(origin, cb) => { if (list.indexOf(origin)) cb(null, true); else cb(null, false) }',
    ],
    ['all but some', '(origin, cb) => cb(null, !list.includes(origin))'],
  ])('not %s', (_, code) => {
    const { kind, text, notes } = read(`${list}cors({ origin: ${code} })`)
    expect([kind, text.includes(code)]).toEqual(['options', true])
    expect(notes.join()).toContain('does not show which origins')
  })

  it.each([
    [
      'a method',
      'cors({ origin(origin, cb) { cb(null, decide(origin)) } })',
      '{origin: function (origin, cb) {cb(null, decide(origin))}}',
    ],
    [
      'a method that is asynchronous',
      'cors({ async origin(origin) { return await decide(origin) } })',
      '{origin: async function (origin) {return await decide(origin)}}',
    ],
    [
      'TypeScript',
      'cors({ origin: (origin: string | undefined, cb: Callback): void => { cb(null, decide(origin)) } })',
      '{origin: (origin, cb) => {cb(null, decide(origin))}}',
    ],
    [
      'an arrow function with several expressions',
      'cors({ origin: (origin) => (log(origin), decide(origin)) })',
      '{origin: (origin) => (log(origin), decide(origin))}',
    ],
    [
      'a generator',
      'cors({ origin: function* (origin) { yield decide(origin) } })',
      '{origin: function* (origin) {yield decide(origin)}}',
    ],
    [
      'a function with a name',
      'function check(origin, cb) { cb(null, decide(origin)) }\ncors({ origin: check })',
      '{origin: function (origin, cb) {cb(null, decide(origin))}}',
    ],
  ])('not, and stays JavaScript: %s', (_, code, expected) => {
    expect(oneLine(read(code).text)).toBe(expected)
    expect(() => runInNewContext(`(${read(code).text})`) as unknown).not.toThrow()
  })

  it.each([
    ['(origin, cb) => { if (!origin || allowed.includes(origin)) cb(null, true); else cb(no) }'],
    ['function (origin, cb) { cb(null, allowed.indexOf(origin) !== -1) }'],
  ])('not if the list is somewhere else: %s', (code) => {
    const { notes } = read(`const seen = process.env.SEEN\ncors({ origin: ${code} })`)
    expect(notes.filter((note) => !note.startsWith('`!origin`'))).toEqual([
      '`allowed` is defined somewhere else. Paste its definition together with the options.',
    ])
  })

  it('not with a default that is not used', () => {
    const { notes } = read(
      "const list = config.get('http.origins')\ncors({ origin: (o, cb) => cb(null, isIn(list, o)) })",
    )
    expect(notes).toHaveLength(1)
  })
})

describe('a delegate is read as options if it has', () => {
  const allowed = `{origin: ${both}}`
  it.each([
    [
      'the shape of the documentation',
      "function (req, callback) { var corsOptions; if (list.indexOf(req.header('Origin')) !== -1) { corsOptions = { origin: true } } else { corsOptions = { origin: false } } callback(null, corsOptions) }",
      allowed,
    ],
    [
      'headers.origin',
      '(req, callback) => { let o; if (list.includes(req.headers.origin)) { o = { origin: true } } else { o = { origin: false } } callback(null, o) }',
      allowed,
    ],
    [
      "headers['origin']",
      "(req, callback) => callback(null, { origin: list.includes(req.headers['origin']) })",
      allowed,
    ],
    [
      'req.get',
      "(req, callback) => callback(null, list.includes(req.get('origin')) ? { origin: true } : { origin: false })",
      allowed,
    ],
    [
      'later assignments',
      "(req, callback) => { const o = { credentials: true }; if (list.includes(req.header('Origin'))) { o.origin = true } else { o.origin = false } callback(null, o) }",
      `{origin: ${both}, credentials: true}`,
    ],
    [
      'a computed assignment',
      "(req, callback) => { const o = { origin: false }; if (list.includes(req.header('Origin'))) { o['origin'] = true } callback(null, o) }",
      allowed,
    ],
    [
      'the origin',
      "(req, callback) => { const origin = req.header('Origin'); if (list.includes(origin)) callback(null, { origin, credentials: true }); else callback(new Error('no')) }",
      `{origin: ${both}, credentials: true}`,
    ],
    ['a promise', 'async (req) => ({ origin: list.includes(req.headers.origin) })', allowed],
    [
      'types',
      "(req: Request, callback: (error: Error | null, options?: CorsOptions) => void) => { let o: CorsOptions; if (list.indexOf(req.header('Origin') as string) !== -1) { o = { origin: true, optionsSuccessStatus: 200 } } else { o = { origin: false } } callback(null, o) }",
      `{origin: ${both}, optionsSuccessStatus: 200}`,
    ],
    [
      'everyone',
      '(req, callback) => callback(null, { origin: true, credentials: true })',
      '{origin: true, credentials: true}',
    ],
    ['a list', `(req, callback) => callback(null, { origin: list })`, allowed],
  ])('%s', (_, code, expected) => {
    const { kind, text } = read(`${list}app.use(cors(${code}))`)
    expect([kind, oneLine(text)]).toEqual(['delegate', expected])
  })

  it('not a decision about the path', () => {
    expect(
      readPasted(
        "app.use(cors((req, callback) => { callback(null, { origin: req.path === '/public' }) }))",
      ),
    ).toMatchObject({
      kind: 'unknown',
    })
  })
})

describe('what is read', () => {
  it('keeps what an unsound function lets in, so the library shows it', () => {
    const { text } = read(
      "app.use(cors({ origin: (o, cb) => cb(null, o.endsWith('example.com')) }))",
    )
    expect(
      problemsOf(text)
        .map(({ code }) => code)
        .join(),
    ).toMatch(/expression/)
  })

  it('is what the code does, if it works', () => {
    const { text } = read(
      `${list}app.use(cors({ origin: (o, cb) => cb(null, list.includes(o)), credentials: true }))`,
    )
    const policy = createPolicy(runInNewContext(`(${text})`) as CorsOptions)
    const origins = ['https://a.example', 'https://b.example', 'https://c.example']
    expect(origins.map((origin) => policy.allows(origin))).toEqual([true, true, false])
  })

  it('never runs', () => {
    const spies = [
      'globalThis.ran = 1',
      '(() => { globalThis.ran = 1 })()',
      'new Function("globalThis.ran = 1")()',
      'eval("globalThis.ran = 1")',
      '[1].map(() => { globalThis.ran = 1 })',
      '({ get a() { globalThis.ran = 1 } }).a',
      '`${{ toString() { globalThis.ran = 1 } }}`',
      '[].constructor.constructor("globalThis.ran = 1")()',
    ]
    for (const code of spies) {
      readPasted(`app.use(cors({ origin: ${code}, methods: (${code}) }))`)
      readPasted(`app.use(cors({ origin: (origin, cb) => cb(null, ${code}) }))`)
    }
    expect(globalThis).not.toHaveProperty('ran')
  })

  it.each([
    ['nested arrays', `cors({ origin: ${'['.repeat(20_000)}${']'.repeat(20_000)} })`],
    [
      'functions that call each other',
      'const a = (x) => b(x) + b(x); const b = (x) => a(x) + a(x); cors({ origin: a(1) })',
    ],
    ['a variable that names itself', 'const a = [...a, ...a]; cors({ origin: a })'],
    [
      'an expression that stalls',
      `cors({ origin: (o, cb) => cb(null, /^(a+)+$/.test(o)), methods: '${'a'.repeat(40)}!'.split(/(a+)+$/) })`,
    ],
    [
      'strings that grow',
      `const a = 'aaaaaaaaaaaaaaaa'.split('').map((x) => 'aaaaaaaaaaaaaaaa').join('aaaaaaaaaaaaaaaaaaaaaa'); const b = a.split('').map((x) => a).join(a); const c = b.split('').map((x) => b).join(b); cors({ origin: c })`,
    ],
    [
      'many branches',
      `cors({ origin: (o, cb) => { ${'if (list.includes(o)) { log() } '.repeat(60)} cb(null, true) } }); const list = ['https://a.example']`,
    ],
    ['a long text', `cors({ origin: '${'x'.repeat(190_000)}' })`],
    ['half of a call', 'app.use(cors({ origin: ['],
  ])('takes little time for %s', (_, text) => {
    const start = performance.now()
    expect(() => readPasted(text)).not.toThrow()
    expect(performance.now() - start).toBeLessThan(5000)
  })
})

describe('the message says what to paste', () => {
  it.each([
    ['', 'Paste your options'],
    ['hello world', 'Paste your options'],
    ['app.use(cors(corsOptions))', '`corsOptions` is defined somewhere else'],
    ['TypeError: Failed to fetch', 'the error in the console'],
    ['NetworkError when attempting to fetch resource.', 'the error in the console'],
    ['TypeError: Load failed', 'the error in the console'],
    ['Invoke-WebRequest -UseBasicParsing -Uri "https://api.example.com"', 'Copy as cURL'],
    ["app.use((req, res) => { res.setHeader('Access-Control-Allow-Origin', '*') })", 'curl -i'],
    ["// new Error('Not allowed by CORS')\napp.use('/api', routes)", 'Paste your options'],
    ['x'.repeat(300_000), 'too long'],
  ])('for %s', (text, message) => {
    expect(readPasted(text)).toMatchObject({
      kind: 'unknown',
      message: expect.stringContaining(message) as string,
    })
  })
})
