import { cors, type CorsMiddleware } from 'allow-origin'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canRead } from '../browser.js'
import { createCache } from '../cache.js'
import type { AttackName, Play } from '../classes.js'
import { app, careful, evil } from '../policies.js'
import { headersOf, serve, type Target } from '../target.js'
import { request, send, type Answer } from '../wire.js'

/** Creates a request to a path. */
type Sent = (path: string) => string

const get =
  (...origin: readonly string[]): Sent =>
  (path) =>
    request(path, [...origin.map((value) => ['Origin', value] as const), ['Connection', 'close']])

const ask =
  (origin: string, method: string, headers: string): Sent =>
  (path) =>
    request(
      path,
      [
        ['Origin', origin],
        ['Access-Control-Request-Method', method],
        ['Access-Control-Request-Headers', headers],
        ['Connection', 'close'],
      ],
      'OPTIONS',
    )

const admin = 'https://admin.example.com'

const sequences: readonly [title: string, ...sent: readonly Sent[]][] = [
  ['denied, then allowed', get(evil), get(app)],
  ['allowed, then denied', get(app), get(evil)],
  ['without an origin, then allowed', get(), get(app)],
  ['allowed, then without an origin', get(app), get()],
  ['without an origin, then denied', get(), get(evil)],
  ['allowed, then another allowed origin', get(app), get(admin)],
  ['malformed, then allowed', get(`${app}/`), get(app)],
  ['two `Origin` headers, then allowed', get(evil, app), get(app)],
  ['empty, then allowed', get(''), get(app)],
  ['null, then allowed', get('null'), get(app)],
  ['a wildcard, then denied', get('*'), get(evil)],
  ['denied, allowed, then denied again', get(evil), get(app), get(evil)],
  ['a denied preflight, then an allowed one', ask(evil, 'PUT', 'X-One'), ask(app, 'PUT', 'X-One')],
  ['an allowed preflight, then a denied one', ask(app, 'PUT', 'X-One'), ask(evil, 'PUT', 'X-One')],
  ['a preflight, then one for other headers', ask(app, 'PUT', 'X-One'), ask(app, 'PUT', 'X-Two')],
  [
    'a preflight, then one for another method',
    ask(app, 'PUT', 'X-One'),
    ask(app, 'PURGE', 'X-One'),
  ],
]

const policies = {
  ...careful,
  everyone: cors({ origin: true }),
  open: cors(),
  off: cors({ origin: false }),
  echoing: cors({ origin: app, credentials: true, methods: '*', allowedHeaders: '*' }),
  choosing: cors(({ headers }) => ({ origin: headers.origin === app ? '*' : false })),
}

/** A common mistake: the origin is reflected without `Vary`. */
const withoutVary: CorsMiddleware = ({ headers }, response, next) => {
  if (headers.origin === app || headers.origin === evil) {
    response.setHeader('Access-Control-Allow-Origin', headers.origin)
    response.setHeader('Access-Control-Allow-Credentials', 'true')
  }
  next()
}

/** Sends requests through a new cache, which runs during the tests of the current block. */
function cacheOf(target: Target): (sent: string) => Promise<readonly Answer[]> {
  const cache = createCache(() => target.port)
  beforeAll(() => new Promise<void>((resolve) => cache.listen(0, '127.0.0.1', resolve)))
  afterAll(() => new Promise((resolve) => cache.close(resolve)))
  return (sent) => send((cache.address() as AddressInfo).port, [sent])
}

const cachePoisoning: Play = () => {
  const target = serve({ ...policies, withoutVary })
  const cached = cacheOf(target)

  describe.each(sequences)('%s:', (title, ...sent) => {
    it.each(Object.keys(policies))('each request gets its own response (%s)', async (name) => {
      const path = `/${name}?${encodeURIComponent(title)}`
      for (const toPath of sent) {
        const [throughCache] = await cached(toPath(path))
        const [direct] = await target.send(toPath(path))
        const { 'x-cache': from, ...headers } = headersOf(throughCache)

        expect(from).toBeDefined()
        expect(headers).toEqual(headersOf(direct))
        expect(throughCache?.status).toBe(direct?.status)
      }
    })
  })

  it('a second request from the same origin gets the cached response', async () => {
    const from: (string | undefined)[] = []
    for (const sent of [get(app), get(app), get(evil), get(app), get(evil)]) {
      const [answer] = await cached(sent('/list'))
      from.push(headersOf(answer)['x-cache'])
    }

    expect(from).toEqual(['miss', 'hit', 'miss', 'hit', 'hit'])
  })

  it('the cache is poisoned if a server forgets `Vary`', async () => {
    const read = async (origin: string, path: string): Promise<boolean> => {
      const [answer] = await cached(get(origin)(path))
      return answer !== undefined && canRead(origin, answer, true)
    }

    expect(await read(evil, '/withoutVary')).toBe(true)
    expect(await read(app, '/withoutVary')).toBe(false)
    expect(await read(evil, '/list?1')).toBe(false)
    expect(await read(app, '/list?1')).toBe(true)
  })
}

export const cachePlays = { cachePoisoning } satisfies Partial<Record<AttackName, Play>>
