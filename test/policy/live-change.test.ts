import fc from 'fast-check'
import {
  createPolicy,
  CorsOptionsError,
  type CorsOptions,
  type OriginChange,
  type OriginEntry,
} from 'allow-origin'
import { describe, expect, it } from 'vitest'
import { changesOf, control, one, settle, three, two } from './live.js'

const problemsOf = (change: () => void): readonly (readonly string[])[] => {
  try {
    change()
  } catch (error) {
    if (error instanceof CorsOptionsError)
      return error.problems.map(({ code, path }) => [code, path])
    throw error
  }
  return []
}

describe('`change`', () => {
  it('adds and removes entries of every kind', async () => {
    const { live } = await control({
      origin: [one, 'https://*.two.example', 'http://localhost:*', /^https:\/\/three\.example$/],
    })
    const allowed = (): readonly boolean[] =>
      [one, 'https://a.two.example', 'http://localhost:3000', three, 'moz-extension://a'].map(
        (origin) => live.current.allows(origin) as boolean,
      )
    expect(allowed()).toEqual([true, true, true, true, false])

    live.change({ remove: ['https://*.two.example', 'http://localhost:*'] })
    expect(allowed()).toEqual([true, false, false, true, false])
    live.change({ remove: [/^https:\/\/three\.example$/, one], add: ['moz-extension://*'] })
    expect(allowed()).toEqual([false, false, false, false, true])
    live.change({ remove: ['moz-extension://*'], add: ['https://*.two.example', one, three] })
    expect(allowed()).toEqual([true, true, false, true, false])
  })

  it.each<[title: string, change: OriginChange]>([
    ['nothing', {}],
    ['empty lists', { add: [], remove: [] }],
    ['an entry that is there', { add: [one, 'https://*.one.example', /^https:\/\/one\.example$/] }],
    [
      'an entry that is not there',
      {
        remove: [
          two,
          'https://*.example',
          /^https:\/\/two\.example$/,
          'null',
          'http://app.example',
        ],
      },
    ],
    ['an entry that it removes and adds', { add: [one], remove: [one] }],
  ])('changes nothing for %s', async (_, change) => {
    const { live } = await control({
      origin: [one, 'https://*.one.example', /^https:\/\/one\.example$/],
    })
    const before = live.current

    expect(
      await changesOf(() => {
        live.change(change)
      }),
    ).toEqual([])
    expect(live.current).toBe(before)
  })

  it('works for a single entry, and for an empty list', async () => {
    for (const origin of [one, []] as const) {
      const { live } = await control({ origin })
      live.change({ add: [two] })
      expect(live.current.allows(two)).toBe(true)
    }
  })

  it('keeps the other options', async () => {
    const { live } = await control({ origin: [one], credentials: true, maxAge: 60, methods: 'PUT' })
    const facts = {
      method: 'OPTIONS',
      origin: one,
      requestMethod: 'PUT',
      requestHeaders: undefined,
    }
    const before = live.current.decide(facts, true)

    live.change({ add: [two] })

    expect(live.current.decide(facts, true)).toEqual(before)
  })

  it.each<
    [title: string, options: CorsOptions, change: unknown, problems: readonly (readonly string[])[]]
  >([
    ['an invalid entry', {}, { add: [two, `${three}/`] }, [['origin-path', 'add[1]']]],
    [
      'two invalid entries',
      {},
      { add: ['three.example', `${three}/`] },
      [
        ['origin-scheme-missing', 'add[0]'],
        ['origin-path', 'add[1]'],
      ],
    ],
    ['every origin', {}, { add: ['*'] }, [['wildcard-beside-others', 'add']]],
    ['`null`', {}, { add: ['null'] }, [['null-origin', 'add[0]']]],
    ['an empty entry', {}, { add: [two, undefined] }, [['wrong-type', 'add[1]']]],
    ['a number to remove', {}, { add: [two], remove: [7] }, [['wrong-type', 'remove[0]']]],
    [
      'an entry to remove that no list can have',
      {},
      {
        add: [two],
        remove: [
          one,
          'HTTPS://ONE.example',
          `${one}/`,
          'one.example',
          `${one}:443`,
          '',
          /one/,
          '*',
        ],
      },
      [
        ['origin-upper-case', 'remove[1]'],
        ['origin-path', 'remove[2]'],
        ['origin-scheme-missing', 'remove[3]'],
        ['origin-default-port', 'remove[4]'],
        ['origin-empty', 'remove[5]'],
        ['expression-unanchored', 'remove[6]'],
        ['origin-word', 'remove[7]'],
      ],
    ],
    ['an unanchored expression', {}, { add: [/example/] }, [['expression-unanchored', 'add[0]']]],
    [
      'plain http with credentials',
      { credentials: true },
      { add: [two, 'http://app.example'] },
      [['insecure-origin', 'add[1]']],
    ],
    [
      'a public suffix with credentials',
      { credentials: true },
      { add: ['https://*.github.io'] },
      [['public-suffix', 'add[0]']],
    ],
    ['a string', {}, { add: two }, [['wrong-type', 'add']]],
    ['a list', {}, [two], [['wrong-type', '']]],
    ['nothing', {}, undefined, [['wrong-type', '']]],
    ['an unknown member', {}, { add: [two], delete: [one] }, [['unknown-option', 'delete']]],
  ])('is refused as a whole for %s', async (_, options, change, problems) => {
    const { live } = await control({ origin: [one], ...options })
    const before = live.current

    expect(
      problemsOf(() => {
        live.change(change as OriginChange)
      }),
    ).toEqual(problems)
    expect(live.current).toBe(before)
    expect(live.current.allows(two)).toBe(false)
  })

  it('says how to write an entry to remove', async () => {
    const { live } = await control({ origin: [one], credentials: true })

    expect(() => {
      live.change({ remove: ['HTTPS://ONE.example/'] })
    }).toThrow(`Write: '${one}'`)
  })

  it('removes without the rules for credentials and dangers', async () => {
    const origin = ['null', 'http://app.example', 'https://*.github.io', /^https:\/\/one\.example$/]
    const { live } = await control({
      origin: [...origin, two],
      credentials: true,
      dangerously: {
        nullOrigin: true,
        insecureOrigins: ['http://app.example'],
        publicSuffixes: ['https://*.github.io'],
      },
    })
    const strict = await control({ origin: [two], credentials: true })

    live.change({ remove: origin })
    strict.live.change({ remove: origin })

    for (const asked of ['null', 'http://app.example', 'https://a.github.io', one]) {
      expect(live.current.allows(asked)).toBe(false)
    }
    expect(live.current.allows(two)).toBe(true)
  })

  it('accepts what `dangerously` permits', async () => {
    const { live } = await control({
      origin: [one],
      credentials: true,
      dangerously: { insecureOrigins: true },
    })

    live.change({ add: ['http://app.example'] })

    expect(live.current.allows('http://app.example')).toBe(true)
  })

  it.each<[title: string, options: CorsOptions]>([
    ['a function', { origin: () => true }],
    ['`true`', { origin: true }],
    ['`false`', { origin: false }],
    ["`'*'`", { origin: '*' }],
    ["`['*']`", { origin: ['*'] }],
  ])('is refused if `origin` is %s', async (_, options) => {
    const { live, notifyOf, errors } = await control(options)
    const before = live.current

    expect(
      problemsOf(() => {
        live.change({ add: [two] })
      }),
    ).toEqual([['change-without-list', 'origin']])
    notifyOf({ add: [two] })

    expect(errors).toEqual([expect.any(CorsOptionsError)])
    expect(live.current).toBe(before)
  })
})

describe('a notice of a change', () => {
  it('changes the list, and its errors go to `onError`', async () => {
    const { live, notifyOf, loads, errors } = await control()

    notifyOf({ add: [two], remove: [one] })
    notifyOf({ add: [`${three}/`] })

    expect(live.current.allows(two)).toBe(true)
    expect(live.current.allows(one)).toBe(false)
    expect(loads()).toBe(1)
    expect(String(errors)).toContain('`add[0]`')
  })

  it('during a load is applied at once, and to the loaded list as well', async () => {
    const { live, notifyOf, finish } = await control()
    const added = [two]

    void live.reload()
    await settle()
    notifyOf({ add: added })
    live.change({ remove: [one] })
    added.length = 0
    expect([one, two, three].map((origin) => live.current.allows(origin))).toEqual([
      false,
      true,
      false,
    ])
    // The load began before the changes.
    await finish({ origin: [one, three] })
    expect([one, two, three].map((origin) => live.current.allows(origin))).toEqual([
      false,
      true,
      true,
    ])

    void live.reload()
    await settle()
    await finish({ origin: [one] })
    expect([one, two, three].map((origin) => live.current.allows(origin))).toEqual([
      true,
      false,
      false,
    ])
  })

  it('before the first load is applied to it', async () => {
    const { live, errors } = await control(undefined, {
      subscribe: (_reload, change) => {
        change({ add: [two], remove: [one] })
        change({ add: ['two'] })
      },
    })

    expect(live.current.allows(two)).toBe(true)
    expect(live.current.allows(one)).toBe(false)
    expect(errors).toEqual([expect.any(CorsOptionsError)])
  })

  it('before the first load is copied', async () => {
    const entries = { add: [two], remove: [one] }
    const { live } = await control(
      { origin: [one, three] },
      {
        subscribe: (_reload, change) => {
          change(entries)
          entries.add[0] = 'https://evil.example'
          entries.remove[0] = three
          entries.add = []
        },
      },
    )

    expect([one, two, three].map((origin) => live.current.allows(origin))).toEqual([
      false,
      true,
      true,
    ])
    expect(live.current.allows('https://evil.example')).toBe(false)
  })

  it.each<[title: string, change: unknown, path: string]>([
    ['nothing', undefined, ''],
    ['a list', [two], ''],
    ['an unknown member', { delete: [one] }, 'delete'],
    ['a string to add', { add: two }, 'add'],
  ])('before the first load is judged by it: %s', async (_, change, path) => {
    const { errors } = await control(undefined, {
      subscribe: (_reload, notifyOf) => {
        notifyOf(change as OriginChange)
      },
    })

    expect(errors).toEqual([expect.any(CorsOptionsError)])
    expect((errors[0] as CorsOptionsError).problems[0]?.path).toBe(path)
  })

  it('that the loaded options do not allow goes to `onError`, and the load succeeds', async () => {
    const allowed: boolean[] = []
    const errors: unknown[] = []
    const { live, notifyOf, finish } = await control(undefined, {
      onError: (error) => {
        errors.push(error)
        allowed.push(live.current.allows(three) as boolean)
      },
    })

    const loading = live.reload()
    await settle()
    notifyOf({ add: ['http://app.example', two], remove: [one] })
    await finish({ origin: [one, three], credentials: true })
    await loading

    expect(errors).toHaveLength(1)
    expect(String(errors)).toContain('http://app.example')
    // What it removes stays removed, also if nothing is added.
    expect([one, two, three].map((origin) => live.current.allows(origin))).toEqual([
      false,
      false,
      true,
    ])
    // `onError` sees the loaded list.
    expect(allowed).toEqual([true])
  })

  it('goes to `onError` once if the loaded options have no list', async () => {
    const { live, notifyOf, finish, errors } = await control()

    void live.reload()
    await settle()
    notifyOf({ add: [two], remove: [one] })
    await finish({ origin: '*' })

    expect(errors).toEqual([expect.any(CorsOptionsError)])
  })
})

describe('a policy that is no longer in use', () => {
  it('stays as it was, whatever is changed later', async () => {
    const { live } = await control({ origin: [one, 'https://*.two.example'] })
    const first = live.current
    live.change({ add: [two], remove: [one] })
    const second = live.current
    live.change({ add: [one, 'https://*.two.example:*'], remove: [two, 'https://*.two.example'] })

    const origins = [one, two, 'https://a.two.example', 'https://a.two.example:8443']
    const allowed = [first, second, live.current].map((policy) =>
      origins.map((origin) => policy.allows(origin)),
    )
    expect(allowed).toEqual([
      [true, false, true, false],
      [false, true, true, false],
      [true, false, true, true],
    ])
    expect(first.reason(one, true)).toBe('listed')
    expect(second.nearest('https://twoo.example')).toBe(two)
    expect(live.current.nearest('https://twoo.example')).not.toBe(two)
  })

  const entries: readonly OriginEntry[] = [
    one,
    two,
    three,
    'http://localhost:3000',
    'https://*.one.example',
    'https://*.one.example:*',
    'https://*.one.example:8443',
    'https://*.a.one.example',
    'http://localhost:*',
    'moz-extension://*',
    /^https:\/\/(?:one|two)\.example$/,
    /^https:\/\/(?:one|two)\.example$/g,
    /^https:\/\/b\.a\.one\.example$/,
  ]
  const origins = [
    one,
    two,
    three,
    'http://localhost:3000',
    'http://localhost',
    'http://127.0.0.1:3000',
    'https://a.one.example',
    'https://a.one.example:8443',
    'https://a.one.example:9000',
    'https://b.a.one.example',
    'moz-extension://abc',
    'https://evil.example',
  ]
  const some = fc.uniqueArray(fc.constantFrom(...entries))

  it('agrees with a policy of the same entries, after any changes', async () => {
    await fc.assert(
      fc.asyncProperty(
        some,
        fc.array(fc.record({ add: some, remove: some }), { maxLength: 6 }),
        async (first, changes) => {
          const { live } = await control({ origin: first })
          let listed = new Set(first)
          const versions = [{ policy: live.current, listed }]
          for (const { add, remove } of changes) {
            live.change({ add, remove })
            const { current } = live
            // Half of the old versions are asked before the next change, and half after all of them.
            if (add.length % 2 === 0) void current.allows(one)
            listed = new Set([
              ...Array.from(listed).filter((entry) => !remove.includes(entry)),
              ...add,
            ])
            versions.push({ policy: current, listed })
          }
          for (const { policy, listed: expected } of versions) {
            const same = createPolicy({ origin: Array.from(expected) })
            for (const origin of origins) {
              const allowed = await same.allows(origin)
              expect(await policy.allows(origin)).toBe(allowed)
              expect(policy.reason(origin, allowed)).toBe(same.reason(origin, allowed))
            }
          }
        },
      ),
      { numRuns: 150 },
    )
  })
})
