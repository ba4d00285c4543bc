import { cors, createPolicy, type CorsOptions, type OriginPredicate } from 'allow-origin'
import { expect, it } from 'vitest'
import type { AttackName, Play } from '../classes.js'
import { app, evil } from '../policies.js'
import { actual, headersOf, isDenial, preflight, serve, type Target } from '../target.js'

/** Predicates that deny before they allow, or return an unusable answer. */
const changing: Readonly<Record<string, OriginPredicate>> = {
  'calls back later, twice': (_, callback) => {
    setImmediate(() => {
      callback(null, false)
      callback(null, true)
    })
  },
  'returns false and calls back later': (_, callback) => {
    setImmediate(callback, null, true)
    return false
  },
  'returns a wildcard': () => '*',
}

const failing: Readonly<Record<string, OriginPredicate>> = {
  'calls back with an error and then allows': (_, callback) => {
    callback(new Error('no database'))
    callback(null, true)
  },
  'allows and then throws': (_, callback) => {
    callback(null, true)
    throw new Error('no database')
  },
}

const served = (predicates: typeof changing): Target =>
  serve(
    Object.fromEntries(
      Object.entries(predicates).map(([title, origin]) => [
        title,
        cors({ origin, credentials: true }),
      ]),
    ),
  )

const changedAnswer: Play = () => {
  const target = served(changing)
  const failingTarget = served(failing)

  it.each(target.names)('a predicate %s', async (name) => {
    const answers = await target.send(actual(name, app), preflight(name, app, true))

    expect(answers.map(isDenial)).toEqual([true, true])
  })

  it.each(failingTarget.names)('a predicate %s', async (name) => {
    const answers = await failingTarget.send(actual(name, app), preflight(name, app, true))

    expect(answers.map(({ status }) => status)).toEqual([500, 500])
    expect(answers.map(headersOf)).toEqual([{ vary: 'Origin' }, { vary: 'Origin' }])
  })
}

const changedOptions: Play = () => {
  const origins: (string | RegExp)[] = [app]
  const expression = /^https:\/\/app\.example\.com$/g
  const dangerously = { nullOrigin: false, insecureOrigins: false }
  const methods = ['PUT']
  const headers = ['X-One']
  const options: CorsOptions = {
    origin: origins,
    methods,
    allowedHeaders: headers,
    exposedHeaders: headers,
    dangerously,
  }
  const answered: (string | RegExp)[] = [app]
  const target = serve({
    middleware: cors(options),
    policy: cors(createPolicy(options)),
    expression: cors({ origin: expression }),
    answered: cors({ origin: () => answered }),
  })

  it('does not change existing middleware', async () => {
    const sent = [actual('middleware', app), preflight('middleware', app, true)]
    const before = (await target.send(...sent)).map(headersOf)

    origins.push(evil, 'null', /^https:/)
    methods.push('*')
    headers.push('*', 'X-Evil\r\nSet-Cookie: session=evil')
    Object.assign(dangerously, { nullOrigin: true, insecureOrigins: true })
    Object.assign(options, { origin: true, credentials: true, methods: ['*'] })
    expression.lastIndex = 5

    for (const origin of [evil, 'null', 'http://app.example.com']) {
      expect(await target.lettingIn(origin)).toEqual([])
    }
    expect(await target.lettingIn(app)).toEqual(target.names)
    expect((await target.send(...sent)).map(headersOf)).toEqual(before)
  })

  it('calls a predicate for each request and does not keep its answer', async () => {
    answered.splice(0, 1, evil)
    expect(await target.lettingIn(app)).not.toContain('answered')

    answered.splice(0, 1, app)
    expect(await target.lettingIn(evil)).toEqual([])
    expect(await target.lettingIn(app)).toContain('answered')
  })

  it('does not share headers between decisions', () => {
    const policy = createPolicy({ origin: app, exposedHeaders: ['X-One'] })
    const facts = {
      method: 'GET',
      origin: app,
      requestMethod: undefined,
      requestHeaders: undefined,
    }
    const headersGiven = policy.decide(facts, true).headers
    const before = structuredClone(headersGiven)

    try {
      Object.assign(headersGiven, { 'access-control-allow-credentials': 'true' })
    } catch {
      // Frozen headers are fine too.
    }

    expect(policy.decide(facts, true).headers).toEqual(before)
  })
}

export const timePlays = {
  changedAnswer,
  changedOptions,
} satisfies Partial<Record<AttackName, Play>>
