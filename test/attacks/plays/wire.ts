import { cors } from 'allow-origin'
import type { ServerOptions } from 'node:http'
import { expect, it } from 'vitest'
import { canRead } from '../browser.js'
import type { AttackName, Play } from '../classes.js'
import { app, careful, evil, gullible } from '../policies.js'
import { headersOf, isDenial, preflight, serve, type Target } from '../target.js'
import { request, type Answer } from '../wire.js'

/** Sums up a response. If it comes from Node itself, the request did not reach the middleware. */
const outcome = (answers: readonly Answer[]): string => {
  const [answer] = answers
  if (answers.length !== 1 || answer === undefined) return `${answers.length} answers`
  if (answer.status === 400 || answer.status === 431) {
    return Object.keys(headersOf(answer)).length === 0 ? 'denied' : 'refused, with headers'
  }
  return isDenial(answer) ? 'denied' : JSON.stringify(answer)
}

const close = ['Connection', 'close'] as const

/** The different outcomes of a request and a preflight with these headers, over all policies of a server. */
async function outcomes(
  target: Target,
  headers: readonly (readonly [string, string])[],
): Promise<readonly string[]> {
  const asked = [['Access-Control-Request-Method', 'PUT'] as const, ...headers, close]
  const all: string[] = []
  for (const name of target.names) {
    all.push(outcome(await target.send(request(`/${name}`, [...headers, close]))))
    all.push(outcome(await target.send(request(`/${name}`, asked, 'OPTIONS'))))
  }
  return [...new Set(all)]
}

const everyPolicy = { ...careful, ...gullible, reflecting: cors({ origin: app, methods: '*' }) }

const twoOrigins: Play = () => {
  const target = serve(everyPolicy)

  it.each([
    ['the trusted origin first', [app, evil]],
    ['the trusted origin last', [evil, app]],
    ['the trusted origin twice', [app, app]],
    ['an empty value first', ['', app]],
    ['an empty value last', [app, '']],
    ['null', ['null', app]],
    ['three headers', [evil, app, evil]],
    ['both in one header', [`${app}, ${evil}`]],
    ['both in one header, without a comma', [`${app} ${evil}`]],
  ])('allows nothing: %s', async (_, origins) => {
    const headers = origins.map(
      (origin, index) => [index % 2 ? 'origin' : 'Origin', origin] as const,
    )

    expect(await outcomes(target, headers)).toEqual(['denied'])
  })

  it('allows nothing if `Access-Control-Request-Method` is sent twice', async () => {
    const [answer] = await target.send(
      request(
        '/reflecting',
        [
          ['Origin', evil],
          ['Access-Control-Request-Method', 'PUT'],
          ['Access-Control-Request-Method', 'DELETE'],
          close,
        ],
        'OPTIONS',
      ),
    )

    expect(isDenial(answer)).toBe(true)
  })
}

/** A lenient parser, so more requests reach the middleware. */
const lenient: ServerOptions = { insecureHTTPParser: true }

const controls = ['\r', '\n', '\0', '\r\r', '\n\n', '\v', '\f', '\b', '\x1b', '\x7f', '\x01']

const attempts = (control: string): readonly string[] => [
  `${evil}${control}Access-Control-Allow-Origin: ${evil}`,
  `${app}${control}Set-Cookie: session=evil`,
  `${app}${control}${evil}`,
]

const controlCharacters: Play = () => {
  const echoing = {
    echoing: cors({ origin: app, credentials: true, methods: '*', allowedHeaders: '*' }),
    reflecting: cors({ origin: true }),
  }
  const strict = serve(everyPolicy)
  const loose = serve(careful, lenient)
  const strictEchoing = serve(echoing)
  const looseEchoing = serve(echoing, lenient)

  it.each(controls)('denies an origin with %j', async (control) => {
    for (const origin of attempts(control)) {
      expect(await outcomes(strict, [['Origin', origin]])).toEqual(['denied'])
    }
  })

  it.each(controls)('does not add headers if Node accepts %j in an origin', async (control) => {
    for (const origin of attempts(control)) {
      for (const name of loose.names) {
        const answers = await loose.send(request(`/${name}`, [['Origin', origin], close]))

        expect(answers.some((answer) => canRead(evil, answer, true))).toBe(false)
        expect(answers.map(headersOf)).not.toContainEqual(
          expect.objectContaining({ 'set-cookie': expect.anything() as unknown }),
        )
      }
    }
  })

  it.each(controls)('does not add headers for a header list or method with %j', async (control) => {
    const value = `X-One${control}Set-Cookie: session=evil`
    for (const target of [strictEchoing, looseEchoing]) {
      for (const name of target.names) {
        for (const sent of [
          preflight(name, app, true, value),
          preflight(name, app, true, 'X-One', value),
        ]) {
          const answers = await target.send(sent)

          expect(answers).toHaveLength(1)
          expect(headersOf(answers[0])).not.toHaveProperty('set-cookie')
          expect(JSON.stringify(answers)).not.toContain('session')
        }
      }
    }
  })

  it('keeps serving the trusted origin', async () => {
    expect(await strict.lettingIn(app)).toEqual(strict.names)
    expect(await loose.lettingIn(app)).toEqual(loose.names)
  })
}

const strayBytes: Play = () => {
  const strict = serve(everyPolicy)
  const loose = serve(everyPolicy, lenient)

  it.each([
    ['an empty value', ''],
    ['white space', ' \t '],
    ['a tab', `${app}\t`.concat('x')],
    ['a tab in the host', 'https://app\t.example.com'],
    ['Latin-1', 'https://\xe4pp.example.com'],
    ['a byte that is not valid UTF-8', 'https://\xffapp.example.com'],
    ['a non-breaking space', `${app}\xa0`],
    ['a Latin-1 next line (NEL)', `${app}\x85`],
    ['a byte-order mark', `\xef\xbb\xbf${app}`],
    ['a second line', `${app}\r\n .evil.example`],
    ['a second line after a tab', `${app}\r\n\t${evil}`],
    ['an empty first line', `\r\n ${evil}`],
    ['quotes', `"${app}"`],
    ['angle brackets', `<${app}>`],
  ])('allows nothing: %s', async (_, origin) => {
    const allowed = await outcomes(strict, [['Origin', origin]])
    expect(allowed).toEqual(['denied'])
    if (!origin.startsWith('\r\n')) {
      expect(await outcomes(loose, [['Origin', origin]])).toEqual(['denied'])
    }
  })

  it('keeps serving after a request that is not HTTP', async () => {
    const [answer] = await strict.send('Origin: https://app.example.com\r\n\r\n')

    expect(answer?.status).toBe(400)
    expect(await strict.lettingIn(app)).toEqual(strict.names)
  })
}

export const wirePlays = {
  twoOrigins,
  controlCharacters,
  strayBytes,
} satisfies Partial<Record<AttackName, Play>>
