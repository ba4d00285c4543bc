import { cors, CorsOptionsError, type CorsMiddleware, type CorsOptions } from 'allow-origin'
import { expect, it } from 'vitest'
import type { AttackName, Play } from '../classes.js'
import { app, careful, evil, gullible } from '../policies.js'
import { actual, headersOf, preflight, serve } from '../target.js'

const names = Object.getOwnPropertyNames(Object.prototype)

const prototypeKeys: Play = () => {
  /** A lookup table that inherits members from `Object.prototype`. */
  const table: Readonly<Record<string, boolean>> = { [app]: true }
  const lookup = cors({ origin: (origin) => table[origin], credentials: true })
  const target = serve({ ...careful, lookup })
  const all = serve({ ...careful, ...gullible, lookup })

  it('allows the trusted origin', async () => {
    expect(await target.lettingIn(app)).toEqual(target.names)
  })

  it.each(names)('denies %s', async (name) => {
    expect(await all.lettingIn(name)).toEqual([])
  })

  it.each(names.map((name) => name.toLowerCase()))('denies https://%s', async (name) => {
    expect(await target.lettingIn(`https://${name}`)).toEqual([])
    expect(await target.lettingIn(`https://${name}.com`)).toEqual([])
  })

  it('denies a scheme with such a name', async () => {
    expect(await target.lettingIn('constructor://app.example.com')).toEqual([])
    expect(await all.lettingIn('__proto__://app.example.com')).toEqual([])
  })
}

/** Runs a function while every object inherits these members. */
async function polluted<Result>(
  members: Readonly<Record<string, unknown>>,
  work: () => Result | Promise<Result>,
): Promise<Result> {
  const prototype = Object.prototype as unknown as Record<string, unknown>
  try {
    Object.assign(prototype, members)
    return await work()
  } finally {
    for (const name of Object.keys(members)) Reflect.deleteProperty(prototype, name)
  }
}

const problemOf = (start: () => CorsMiddleware): unknown => {
  try {
    return start()
  } catch (error) {
    return error
  }
}

const pollution: readonly [title: string, members: Readonly<Record<string, unknown>>][] = [
  ['an origin', { origin: evil }],
  ['credentials', { credentials: true }],
  ['every origin, with credentials', { origin: '*', credentials: true }],
  ['methods', { methods: ['*'] }],
  ['`dangerously`', { dangerously: { nullOrigin: true, insecureOrigins: true } }],
  ['a member of `dangerously`', { nullOrigin: true }],
]

const prototypePollution: Play = () => {
  it.each<[title: string, json: string]>([
    ['an origin', `{"__proto__":{"origin":"${evil}"}}`],
    ['credentials', `{"origin":"${app}","__proto__":{"credentials":true}}`],
    [
      'a member of `dangerously`',
      `{"origin":"${app}","dangerously":{"__proto__":{"nullOrigin":true}}}`,
    ],
    ['a constructor', `{"origin":"${app}","constructor":{"prototype":{"credentials":true}}}`],
    ['a list of origins', `{"origin":{"__proto__":["${evil}"],"0":"${evil}","length":1}}`],
  ])('rejects JSON that sets %s', (_, json) => {
    const options = JSON.parse(json) as CorsOptions

    expect(() => cors(options)).toThrow(CorsOptionsError)
  })

  it('rejects options whose prototype came from JSON', () => {
    const merged = Object.setPrototypeOf({ origin: app }, { credentials: true }) as CorsOptions

    expect(() => cors(merged)).toThrow(CorsOptionsError)
  })

  it.each(pollution)('rejects options if every object inherits %s', async (_, members) => {
    const started = await polluted(members, () => problemOf(() => cors({})))

    expect(started).toBeInstanceOf(CorsOptionsError)
  })

  const target = serve(careful)
  const choosing = serve({ delegate: cors(() => ({ origin: app })) })

  it.each([
    ...pollution,
    ['a decision', { allowed: true, allowOrigin: evil, status: 200, kind: 'actual', vary: '' }],
    ['parts of origins', { scheme: 'https', host: 'evil.example', port: '', subdomains: true }],
    ['entries of a lookup table', { 0: evil, 1: 'https', 2: 'evil.example', [evil]: true }],
  ] as const)('denies the attacker if every object inherits %s later', async (_, members) => {
    const letIn = await polluted(members, async () => [
      await target.lettingIn(evil),
      await target.lettingIn(app),
    ])

    expect(letIn[0]).toEqual([])
    // Node joins an inherited `origin` with the request's own.
    expect(letIn[1]).toEqual('origin' in members ? [] : target.names)
  })

  it('allows nothing if a delegate returns such objects', async () => {
    const answers = await polluted({ credentials: true }, () =>
      choosing.send(actual('delegate', app), preflight('delegate', evil, true)),
    )

    expect(answers.map(({ status }) => status)).toEqual([500, 500])
    expect(answers.map(headersOf)).toEqual([{ vary: 'Origin' }, { vary: 'Origin' }])
  })
}

export const prototypePlays = {
  prototypeKeys,
  prototypePollution,
} satisfies Partial<Record<AttackName, Play>>
