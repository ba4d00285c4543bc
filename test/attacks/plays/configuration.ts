import { cors, CorsOptionsError, type CorsDelegate, type CorsOptions } from 'allow-origin'
import { expect, it } from 'vitest'
import type { AttackName, Play } from '../classes.js'
import { app, careful, evil, yes } from '../policies.js'
import { actual, headersOf, preflight, serve, serveWithExpress } from '../target.js'

/** Options that would reflect every origin with credentials. */
const reflecting: readonly [title: string, options: object][] = [
  ['true', { origin: true, credentials: true }],
  ["'*'", { origin: '*', credentials: true }],
  ['the default origin', { credentials: true }],
  ['a wildcard for a top-level domain', { origin: 'https://*.com', credentials: true }],
  ['a regular expression for every host', { origin: /^https:\/\/.+$/, credentials: true }],
]

const reflectedOrigin: Play = () => {
  it.each(reflecting)('rejects %s', (_, options) => {
    expect(() => cors(options)).toThrow(CorsOptionsError)
  })

  const middlewares = Object.fromEntries(
    reflecting
      // A delegate may return `true`: it saw the request and decided about its origin.
      .filter(([title]) => title !== 'true')
      .map(([title, options]) => [title.replaceAll(/\W+/g, '-'), cors(() => options)]),
  )
  const target = serve(middlewares)
  const underExpress = serveWithExpress({
    everyone: cors({ origin: true }),
    yes: cors({ origin: yes, credentials: true }),
  })

  it.each(target.names)('allows nothing if a delegate returns such options (%s)', async (name) => {
    const [answer, toPreflight] = await target.send(actual(name, evil), preflight(name, evil, true))

    expect(answer).toMatchObject({ status: 500, body: '' })
    expect(headersOf(answer)).toEqual({ vary: 'Origin' })
    expect(toPreflight?.status).toBe(500)
    expect(headersOf(toPreflight)).toEqual({ vary: 'Origin' })
  })

  it('reflects every origin with credentials only if a predicate allows it', async () => {
    const [everyone, answered] = await underExpress.send(
      actual('everyone', evil),
      actual('yes', evil, true),
    )

    expect(headersOf(everyone)).toEqual({ 'access-control-allow-origin': evil, vary: 'Origin' })
    expect(headersOf(answered)).toEqual({
      'access-control-allow-origin': evil,
      'access-control-allow-credentials': 'true',
      vary: 'Origin',
    })
  })
}

const nullOrigin: Play = () => {
  const target = serve({
    ...careful,
    yes: cors({ origin: yes, credentials: true }),
    yesLater: cors({ origin: () => Promise.resolve(true), credentials: true }),
    expression: cors({ origin: /^(?:https:\/\/app\.example\.com|null)$/, credentials: true }),
    answeredExpression: cors({ origin: () => /^null$/, credentials: true }),
    answeredNull: cors({ origin: () => null }),
    withoutCredentials: cors({ origin: [app] }),
  })

  it.each([
    'null',
    'Null',
    'NULL',
    'null:',
    'null://',
    'file://',
    'null.',
    '"null"',
    'undefined',
    'nil',
  ])('denies %s', async (origin) => {
    expect(await target.lettingIn(origin)).toEqual([])
  })

  it.each<[title: string, options: CorsOptions]>([
    ['null as the only origin', { origin: 'null' }],
    ['null in a list of origins', { origin: [app, 'null'], credentials: true }],
    [
      'null with the other `dangerously` members',
      { origin: 'null', dangerously: { insecureOrigins: true, publicSuffixes: true } },
    ],
  ])('rejects %s', (_, options) => {
    expect(() => cors(options)).toThrow(CorsOptionsError)
  })

  const answering = serve({ null: cors({ origin: () => 'null', credentials: true }) })

  it('does not let a predicate allow it for another origin', async () => {
    const [answer] = await answering.send(actual('null', evil, true))

    expect(answer?.status).toBe(200)
    expect(headersOf(answer)).toEqual({ vary: 'Origin' })
  })
}

/** Values that an attacker may send as JSON, and that a delegate returns by mistake. */
const forged: readonly [title: string, answer: unknown][] = [
  ['a decision', JSON.parse(`{"kind":"actual","allowOrigin":"${evil}","headers":[],"vary":""}`)],
  ['the tag of a policy', JSON.parse('{"Symbol(allow-origin.Policy)":true}')],
  [
    'the methods of a policy',
    {
      allows: () => true,
      decide: () => ({ kind: 'actual', allowOrigin: evil, headers: [], vary: '' }),
    },
  ],
  ['every origin with credentials', JSON.parse('{"origin":"*","credentials":true}')],
  ['a prototype', JSON.parse(`{"__proto__":{"origin":"${evil}","credentials":true}}`)],
  ['a middleware', cors()],
]

const forgedDelegate: Play = () => {
  const delegates = Object.fromEntries(
    forged.flatMap(([, answer], index) => [
      [`returned${index}`, cors((() => answer) as CorsDelegate)],
      [`promised${index}`, cors((() => Promise.resolve(answer)) as CorsDelegate)],
      [
        `calledBack${index}`,
        cors((_request, callback) => {
          ;(callback as (error: null, answer: unknown) => void)(null, answer)
        }),
      ],
    ]),
  )
  const target = serve(delegates)

  it.each(forged.map(([title], index) => [title, index] as const))('%s', async (_, index) => {
    for (const way of ['returned', 'promised', 'calledBack']) {
      const name = `${way}${index}`
      const answers = await target.send(actual(name, evil), preflight(name, evil, true))

      expect(answers.map(({ status }) => status)).toEqual([500, 500])
      expect(answers.map(headersOf)).toEqual([{ vary: 'Origin' }, { vary: 'Origin' }])
    }
  })
}

export const configurationPlays = {
  reflectedOrigin,
  nullOrigin,
  forgedDelegate,
} satisfies Partial<Record<AttackName, Play>>
