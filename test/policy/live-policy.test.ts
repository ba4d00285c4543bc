import { serialize } from 'node:v8'
import {
  cors,
  createLivePolicy,
  createPolicy,
  CorsOptionsError,
  type CorsOptions,
  type LivePolicy,
  type LivePolicyOptions,
} from 'allow-origin'
import { cors as fetchCors, createLivePolicy as createFetchLivePolicy } from 'allow-origin/fetch'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { problemsOf } from '../refusals/problems.js'
import { actual, exchange, preflight } from '../support/exchange.js'
import { control, one, settle, two, type Controlled } from './live.js'

const codesOf = async (options: unknown): Promise<readonly (readonly string[])[]> => {
  const error: unknown = await createLivePolicy(options as LivePolicyOptions).catch(
    (failure: unknown) => failure,
  )
  if (error instanceof CorsOptionsError) return error.problems.map(({ code, path }) => [code, path])
  throw error
}

const load = (): CorsOptions => ({ origin: [one] })

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}

const still = await createLivePolicy({ load })

describe('`createLivePolicy` rejects', () => {
  it.each<[title: string, options: unknown, problems: readonly (readonly string[])[]]>([
    ['no options', undefined, [['wrong-type', '']]],
    ['a function', load, [['wrong-type', '']]],
    ['a list', [one], [['wrong-type', '']]],
    ['options without `load`', {}, [['wrong-type', 'load']]],
    ['a promise as `load`', { load: Promise.resolve({}) }, [['wrong-type', 'load']]],
    ['options as `load`', { load: { origin: one } }, [['wrong-type', 'load']]],
    ['an unknown option', { load, evry: 1 }, [['unknown-option', 'evry']]],
    ['an option of a policy', { load, origin: one }, [['unknown-option', 'origin']]],
    ['no seconds', { load, every: 0 }, [['every', 'every']]],
    ['negative seconds', { load, every: -1 }, [['every', 'every']]],
    ['seconds that are not a number', { load, every: Number.NaN }, [['every', 'every']]],
    ['endless seconds', { load, every: Infinity }, [['every', 'every']]],
    ['milliseconds', { load, every: 300_000 }, [['every', 'every']]],
    ['seconds as text', { load, every: '60' }, [['wrong-type', 'every']]],
    ['a wrong `subscribe`', { load, subscribe: true }, [['wrong-type', 'subscribe']]],
    ['a wrong `onError`', { load, onError: null }, [['wrong-type', 'onError']]],
    [
      'everything that is wrong at once',
      { every: 0, subscribe: 1 },
      [
        ['wrong-type', 'load'],
        ['wrong-type', 'subscribe'],
        ['every', 'every'],
      ],
    ],
  ])('%s', async (_, options, problems) => {
    expect(await codesOf(options)).toEqual(problems)
  })

  it.each<[title: string, loaded: unknown, problems: readonly (readonly string[])[]]>([
    ['options with an invalid entry', { origin: [one, `${two}/`] }, [['origin-path', 'origin[1]']]],
    ['nothing', undefined, [['wrong-type', '']]],
    ['no `origin`', {}, [['missing-origin', 'origin']]],
    ['an undefined `origin`', { origin: undefined }, [['missing-origin', 'origin']]],
    ['credentials without `origin`', { credentials: true }, [['missing-origin', 'origin']]],
    [
      'everything that is wrong at once',
      { maxAge: -1, hello: 1 },
      [
        ['unknown-option', 'hello'],
        ['missing-origin', 'origin'],
        ['max-age', 'maxAge'],
      ],
    ],
    ['an unknown option', { origins: [one] }, [['unknown-option', 'origins']]],
    ['an inherited `origin`', Object.create({ origin: one }), [['inherited-option', 'origin']]],
    [
      'every origin with credentials',
      { origin: true, credentials: true },
      [['credentials-for-all', 'origin']],
    ],
  ])('if the first load returns %s', async (_, loaded, problems) => {
    expect(await codesOf({ load: () => loaded })).toEqual(problems)
    expect(await codesOf({ load: () => Promise.resolve(loaded) })).toEqual(problems)
  })

  it.each<[title: string, loaded: unknown, message: string]>([
    ['options without `origin`', {}, "`load` returned options without `origin`. … `origin: '*'`"],
    ['nothing', undefined, '`load` returned undefined. Return an options object'],
    ['a list', [one], `\`load\` returned ["${one}"]. Return an options object`],
    ['a middleware', cors(), '`load` returned a function. Return an options object'],
    ['a policy', createPolicy(), '`load` returned a policy. Return its options'],
    ['a spread policy', { ...createPolicy() }, '`load` returned a copy of a policy. Return its'],
    [
      'a proxy of a policy',
      new Proxy(createPolicy(), {}),
      '`load` returned a copy of a policy. Return its options',
    ],
    ['a live policy', still, '`load` returned a live policy. Return its options'],
    ['a spread live policy', { ...still }, '`load` returned a copy of a live policy. Return its'],
    [
      'an object that inherits from a live policy',
      Object.create(still),
      '`load` returned a copy of a live policy. Return its options',
    ],
  ])('and says what `load` returned: %s', async (_, loaded, message) => {
    const creating = createLivePolicy({ load: () => Promise.resolve(loaded as CorsOptions) })

    const error: unknown = await creating.catch((failure: unknown) => failure)
    const { problems } = error as CorsOptionsError
    expect(problems).toHaveLength(1)
    for (const part of message.split(' … ')) expect(problems[0]?.message).toContain(part)
  })

  it.each<[title: string, returned: unknown, what: string]>([
    ['an object', { unsubscribe: () => undefined, password: 'secret' }, 'an object'],
    ['null', null, 'null'],
    ['a timer number', 7, '7'],
    ['false', false, 'false'],
  ])('if `subscribe` returns %s', async (_, returned, what) => {
    const loading = vi.fn(load)
    for (const value of [returned, Promise.resolve(returned)]) {
      const subscribe = (() => value) as () => undefined
      const creating = createLivePolicy({ load: loading, subscribe })

      const error: unknown = await creating.catch((failure: unknown) => failure)
      expect(error).toBeInstanceOf(CorsOptionsError)
      const [problem] = (error as CorsOptionsError).problems
      expect(problem).toMatchObject({ code: 'wrong-type', path: 'subscribe' })
      expect(problem?.message).toContain(`\`subscribe\` returned ${what}. Return a function`)
    }
    expect(loading).not.toHaveBeenCalled()
  })

  it.each<[title: string, options: Partial<LivePolicyOptions>]>([
    [
      'the first load throws',
      {
        load: () => {
          throw new Error('away')
        },
      },
    ],
    ['the first load rejects', { load: () => Promise.reject(new Error('away')) }],
    [
      '`subscribe` throws',
      {
        subscribe: () => {
          throw new Error('away')
        },
      },
    ],
    ['`subscribe` rejects', { subscribe: () => Promise.reject(new Error('away')) }],
  ])('with its error if %s, which `onError` does not get', async (_, options) => {
    const onError = vi.fn()

    await expect(createLivePolicy({ load, onError, ...options })).rejects.toThrow('away')
    expect(onError).not.toHaveBeenCalled()
  })

  it('after a failed first load, once the subscription has ended', async () => {
    const end = vi.fn()
    const creating = createLivePolicy({
      load: () => Promise.reject(new Error('away')),
      subscribe: () => end,
    })

    await expect(creating).rejects.toThrow('away')
    expect(end).toHaveBeenCalledOnce()
  })

  it('with a stack trace that starts at the call', async () => {
    const error: unknown = await createLivePolicy({ load, every: 0 }).catch(
      (failure: unknown) => failure,
    )

    expect((error as Error).stack?.split('\n    at ')[1]).toContain('live-policy.test')
  })
})

describe('a live policy decides', () => {
  it('by the policy in use, from the next request on', async () => {
    const { live, finish } = await control()
    const middleware = cors(live)

    expect(await exchange(middleware, actual(two))).toMatchObject({ headers: { vary: 'Origin' } })

    void live.reload()
    await settle()
    await finish({ origin: [two], credentials: true })

    expect(await exchange(middleware, actual(two))).toMatchObject({
      headers: { 'access-control-allow-origin': two, 'access-control-allow-credentials': 'true' },
    })
    expect((await exchange(middleware, actual(one))).headers).toEqual({ vary: 'Origin' })
  })

  it('preflights too', async () => {
    const { live } = await control()
    const middleware = cors(live)

    live.change({ add: [two] })

    expect(await exchange(middleware, preflight(two))).toMatchObject({
      status: 204,
      headers: { 'access-control-allow-origin': two },
    })
  })

  it.each<[title: string, choose: (live: LivePolicy) => Parameters<typeof cors>[0]]>([
    ['returned by a delegate', (live) => () => live],
    ['promised by a delegate', (live) => () => Promise.resolve(live)],
    [
      'called back by a delegate',
      (live) => (_request, callback) => {
        callback(null, live)
      },
    ],
  ])('%s', async (_, choose) => {
    const { live } = await control()
    const middleware = cors(choose(live))

    live.change({ add: [two] })

    expect((await exchange(middleware, actual(two))).headers).toEqual({
      'access-control-allow-origin': two,
      vary: 'Origin',
    })
  })

  it('a request to the end by the policy that it began with', async () => {
    let answer: (allowed: boolean) => void = () => undefined
    const asked = new Promise<boolean>((resolve) => {
      answer = resolve
    })
    const { live, finish } = await control({ origin: () => asked, exposedHeaders: 'X-Before' })

    const response = exchange(cors(live), actual(one))
    void live.reload()
    await settle()
    await finish({ origin: false })
    answer(true)

    // The request may arrive after the swap, and then gets no CORS header at all. It never gets a part of both.
    const { headers } = await response
    expect([
      {},
      {
        'access-control-allow-origin': one,
        'access-control-expose-headers': 'X-Before',
        vary: 'Origin',
      },
    ]).toContainEqual(headers)
  })

  it('with `allow-origin/fetch`', async () => {
    const live = await createFetchLivePolicy({ load })
    const handle = fetchCors(live)
    const request = new Request('https://api.example', { headers: { origin: two } })
    const allowed = async (): Promise<string | null> =>
      (await handle(request, () => new Response())).headers.get('access-control-allow-origin')

    expect(await allowed()).toBeNull()
    live.change({ add: [two] })
    expect(await allowed()).toBe(two)
  })

  it('if it was created by another copy of the package', async () => {
    const { live } = await control()
    vi.resetModules()
    const copy = await import('allow-origin')

    expect(copy.createLivePolicy).not.toBe(createLivePolicy)
    expect((await exchange(copy.cors(live), actual(one))).headers).toMatchObject({
      'access-control-allow-origin': one,
    })
  })
})

describe('only the live policy itself works, not', () => {
  it.each<[title: string, copy: (live: LivePolicy) => unknown]>([
    ['a spread', (live) => ({ ...live })],
    ['an assigned copy', (live) => Object.assign({}, live)],
    ['a proxy', (live) => new Proxy(live, {})],
    ['an object that inherits from it', (live) => Object.create(live) as unknown],
  ])('%s', async (_, copy) => {
    const { live } = await control()
    const copied = copy(live)

    expect(() => cors(copied as LivePolicy)).toThrow(/a copy or a proxy of a live policy/)
    const { errors } = await exchange(
      cors(() => copied as LivePolicy),
      actual(one),
    )
    expect(errors).toEqual([expect.any(CorsOptionsError)])
  })

  it('a clone or JSON: neither can be made', async () => {
    const { live } = await control()

    expect(() => structuredClone(live)).toThrow()
    expect(() => serialize(live)).toThrow()
    expect(() => JSON.stringify({ live })).toThrow('A live policy cannot be serialized.')
  })

  it('its promise', () => {
    expect(problemsOf(control())[0]?.message).toMatch(/\bawait\b/)
  })

  it('`createPolicy(live)`, which would not change', async () => {
    const { live } = await control()

    expect(problemsOf(live)).toEqual([
      expect.objectContaining({
        code: 'wrong-type',
        message: expect.stringContaining('live.current') as string,
      }),
    ])
  })
})

describe('a load that fails', () => {
  it.each<[title: string, load: () => CorsOptions | Promise<CorsOptions>, message: string]>([
    [
      'because it throws',
      () => {
        throw new Error('away')
      },
      'away',
    ],
    ['because it rejects', () => Promise.reject(new Error('away')), 'away'],
    ['because its options are refused', () => ({ origin: [two, `${two}/`] }), 'origin[1]'],
  ])('%s keeps the last policy, and goes to `onError`', async (_, failing, message) => {
    const onError = vi.fn<(error: unknown) => void>()
    let next = load as () => CorsOptions | Promise<CorsOptions>
    const live = await createLivePolicy({ load: () => next(), onError })
    const before = live.current
    next = failing

    await expect(live.reload()).rejects.toThrow(message)

    expect(live.current).toBe(before)
    expect(onError).toHaveBeenCalledOnce()
    expect(String(onError.mock.lastCall?.[0])).toContain(message)
    next = () => ({ origin: [two] })
    await live.reload()
    expect(live.current.allows(two)).toBe(true)
  })

  it('does not crash the process if no one waits for the promise', async () => {
    const crashed = vi.fn()
    process.on('unhandledRejection', crashed)
    const { live, fail, errors } = await control()

    void live.reload()
    await settle()
    await fail(new Error('away'))
    await new Promise((resolve) => setTimeout(resolve, 10))
    process.off('unhandledRejection', crashed)

    expect(crashed).not.toHaveBeenCalled()
    expect(errors).toHaveLength(1)
  })
})

describe('without an `onError` that works, an error is a process warning:', () => {
  const start = 'An error in a live policy. The current policy stays in use.'
  const warn = vi.spyOn(process, 'emitWarning')
  const now = vi.spyOn(performance, 'now')
  beforeEach(() => {
    warn.mockReset().mockReturnValue()
    now.mockReset().mockReturnValue(0)
  })
  afterAll(() => {
    warn.mockRestore()
    now.mockRestore()
  })
  const texts = (): readonly unknown[] => warn.mock.calls.map(([text]) => text)

  const failing = async (
    { live, fail }: Pick<Controlled, 'live' | 'fail'>,
    ...errors: readonly unknown[]
  ): Promise<void> => {
    for (const error of errors) {
      void live.reload()
      await settle()
      await fail(error)
    }
  }

  it('at most one a minute for each live policy, whatever the text', async () => {
    const first = await control(undefined, { onError: undefined })
    const second = await control(undefined, { onError: undefined })

    await failing(first, new Error('away\u0007'), new Error('away 2'), new Error('away 3'))
    await failing(second, new Error('away 2'))
    now.mockReturnValue(59_999)
    await failing(first, new Error('away 4'))
    now.mockReturnValue(60_000)
    await failing(first, new Error('away 5'))
    now.mockReturnValue(120_000)
    await failing(first, new Error('away 6'))

    expect(texts()).toEqual([
      String.raw`${start} away\u0007`,
      `${start} away 2`,
      `${start} away 5 (Not shown since the last warning: 3.)`,
      `${start} away 6`,
    ])
    expect(warn.mock.lastCall?.[1]).toEqual({ type: 'CorsLivePolicyWarning', code: 'live-policy' })
  })

  it.each<[title: string, onError: () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('cannot log')
      },
    ],
    ['rejects', () => Promise.reject(new Error('cannot log'))],
  ])('if `onError` %s', async (_, onError) => {
    await failing(await control(undefined, { onError }), new Error('x'))

    expect(texts()).toEqual([`${start} cannot log`])
  })

  it('for the end of a subscription too', async () => {
    const { live } = await control(undefined, {
      onError: undefined,
      subscribe: () => () => Promise.reject(new Error('away')),
    })

    await live.close()

    expect(texts()).toEqual([`${start} away`])
  })

  it.each<[title: string, thrown: unknown]>([
    ['an object without a prototype', Object.create(null)],
    ['a revoked proxy', revoked()],
    [
      'an error whose message is an object',
      Object.assign(new Error(), { message: Object.create(null) as unknown }),
    ],
    [
      'an error whose message throws',
      Object.defineProperty(new Error(), 'message', {
        get: () => {
          throw new Error('no')
        },
      }),
    ],
  ])('for %s too', async (_, thrown) => {
    const crashed = vi.fn()
    process.on('unhandledRejection', crashed)
    const handlers: readonly (() => unknown)[] = [
      () => Promise.reject(thrown),
      () => {
        throw thrown
      },
    ]
    for (const onError of handlers) {
      const { notifyOf } = await control(undefined, { onError })
      notifyOf({ add: ['two'] })
    }
    await new Promise((resolve) => setTimeout(resolve, 10))
    process.off('unhandledRejection', crashed)

    expect(crashed).not.toHaveBeenCalled()
    expect(texts()).toEqual([
      `${start} It cannot be shown as text.`,
      `${start} It cannot be shown as text.`,
    ])
  })
})

describe('`close()`', () => {
  it('ends the subscription once, and waits for it', async () => {
    const ended: string[] = []
    const { live } = await control(undefined, {
      subscribe: () =>
        Promise.resolve(async () => {
          await settle()
          ended.push('ended')
        }),
    })

    await Promise.all([live.close(), live.close()])

    expect(ended).toEqual(['ended'])
  })

  it('keeps the last policy, and ignores the running load', async () => {
    const { live, finish, notify, notifyOf, loads, errors } = await control()
    const middleware = cors(live)
    const loading = live.reload()
    await settle()
    await live.close()
    await finish({ origin: [two] })
    notify()
    notifyOf({ add: [two] })
    await settle()

    await expect(loading).rejects.toThrow('closed')
    await expect(live.reload()).rejects.toThrow('closed')
    expect(() => {
      live.change({ add: [two] })
    }).toThrow('closed')
    expect(loads()).toBe(2)
    expect(errors).toEqual([])
    expect((await exchange(middleware, actual(one))).headers).toMatchObject({
      'access-control-allow-origin': one,
    })
  })

  it('never rejects: what fails goes to `onError`', async () => {
    const failure = new Error('away')
    const { live, errors } = await control(undefined, {
      subscribe: () => () => Promise.reject(failure),
    })

    await live.close()

    expect(errors).toEqual([failure])
  })
})

describe('`current` can do what every policy can', () => {
  it('after a change', async () => {
    const { live } = await control({ origin: [one, 'http://localhost:3000'] })
    live.change({
      add: ['https://*.preview.example', /^https:\/\/pr-\d+\.example$/],
      remove: [one],
    })
    const { current } = live

    expect(current.reason('https://a.preview.example', true)).toBe('pattern')
    expect(current.reason('https://pr-1.example', true)).toBe('expression')
    expect(current.reason(one, false)).toBe('not-listed')
    expect(current.nearest('http://127.0.0.1:3000')).toBe('http://localhost:3000')
    const explanation = await current.explain({ origin: one })
    expect(explanation.allowed).toBe(false)
    expect(explanation.suggestions[0]?.source).toBe(`origin: […, '${one}']`)
    expect(await current.explain({ origin: 'https://a.preview.example' })).toMatchObject({
      allowed: true,
    })
  })
})
