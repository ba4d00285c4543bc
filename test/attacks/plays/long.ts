import { cors } from 'allow-origin'
import { expect, it } from 'vitest'
import type { AttackName, Play } from '../classes.js'
import { app, careful, evil, gullible } from '../policies.js'
import { actual, headersOf, isDenial, preflight, serve } from '../target.js'
import type { Answer } from '../wire.js'

/** Milliseconds of processor time: many times what the slowest request takes, and far too little for an attack. */
const patience = 1000

/** The responses, and the processor time in milliseconds. The server runs in this process. */
async function timed(
  sent: Promise<readonly Answer[]>,
): Promise<{ readonly answers: readonly Answer[]; readonly took: number }> {
  const start = process.cpuUsage()
  const answers = await sent
  const { user, system } = process.cpuUsage(start)
  return { answers, took: (user + system) / 1000 }
}

const roomy = { maxHeaderSize: 2_000_000 }

const longOrigin: Play = () => {
  const everyPolicy = { ...careful, ...gullible }
  const ordinary = serve(everyPolicy)
  const target = serve(everyPolicy, roomy)

  const origins: readonly [title: string, origin: string][] = [
    ['a label', `https://${'a'.repeat(100_000)}.example.com`],
    ['labels', `https://${'a.'.repeat(50_000)}example.com`],
    ['dots', `https://app${'.'.repeat(100_000)}example.com`],
    ['hyphens', `https://${'-'.repeat(100_000)}.example.com`],
    ['digits', `https://${'1.'.repeat(50_000)}1`],
    ['a port', `${app}:${'1'.repeat(100_000)}`],
    ['a scheme', `${'h'.repeat(100_000)}ttps://app.example.com`],
    ['an IPv6 address', `https://[${':'.repeat(100_000)}]`],
    ['a user name', `https://${'@'.repeat(100_000)}app.example.com`],
    ['the trusted origin, repeated', app.repeat(4000)],
  ]

  it.each(origins)('gets status 431 from Node: %s', async (_, origin) => {
    const [answer] = await ordinary.send(actual('list', origin, true))

    expect(answer?.status).toBe(431)
    expect(headersOf(answer)).toEqual({})
  })

  it.each(origins)('is denied quickly if Node accepts it: %s', async (_, origin) => {
    for (const name of target.names) {
      const sent = target.send(actual(name, origin), preflight(name, origin, true))
      const { answers, took } = await timed(sent)

      expect(answers.map(isDenial)).toEqual([true, true])
      expect(took).toBeLessThan(patience)
    }
  })

  it('allows the longest valid origin and denies a longer one', async () => {
    const label = 'a'.repeat(63)
    const host = `${label}.${label}.${label}.${'a'.repeat(49)}.example.com`
    const longest = `https://${host}`

    expect(host).toHaveLength(253)
    expect(await target.lettingIn(longest)).toContain('pattern')
    expect(await target.lettingIn(longest.replace('://a', '://aa'))).toEqual([])
  })
}

const longHeaderList: Play = () => {
  const policies = {
    reflecting: cors({ origin: app, credentials: true }),
    echoing: cors({ origin: app, credentials: true, allowedHeaders: '*', methods: '*' }),
    naming: cors({ origin: app, credentials: true, allowedHeaders: ['X-One'] }),
  }
  const target = serve(policies)
  const roomyTarget = serve(policies, roomy)

  const lists: readonly [title: string, list: (length: number) => string][] = [
    ['names', (length) => 'a,'.repeat(length / 2).slice(0, -1)],
    ['names with spaces', (length) => 'a, \t'.repeat(length / 4).concat('a')],
    ['one name', (length) => 'a'.repeat(length)],
    ['nothing but commas', (length) => ','.repeat(length)],
    ['white space', (length) => `a${' \t'.repeat(length / 2)}(`],
    ['white space between commas', (length) => `a${' ,'.repeat(length / 2)}a`],
    ['names and an invalid character', (length) => 'a,'.repeat(length / 2).concat('(')],
  ]

  it.each(lists)('is read quickly: %s', async (_, list) => {
    for (const [at, length] of [
      [target, 16_000],
      [roomyTarget, 1_000_000],
    ] as const) {
      for (const name of at.names) {
        const sent = at.send(preflight(name, evil), preflight(name, app, true, list(length)))
        const { answers, took } = await timed(sent)
        const [, allowed] = answers.map(headersOf)

        expect(answers.map(({ status }) => status)).toEqual([204, 204])
        expect(allowed?.['access-control-allow-origin']).toBe(app)
        expect(took).toBeLessThan(patience)
      }
    }
  })

  it.each(lists)('is denied for another origin: %s', async (_, list) => {
    for (const name of target.names) {
      const answers = await target.send(preflight(name, evil, true, list(16_000)))

      expect(answers.map(isDenial)).toEqual([true])
    }
  })

  it.each(lists.slice(3))('is not reflected if it is not a list of names: %s', async (_, list) => {
    for (const name of ['reflecting', 'echoing']) {
      const [answer] = await target.send(preflight(name, app, true, list(16_000)))

      expect(headersOf(answer)).not.toHaveProperty('access-control-allow-headers')
    }
  })
}

export const longPlays = {
  longOrigin,
  longHeaderList,
} satisfies Partial<Record<AttackName, Play>>
