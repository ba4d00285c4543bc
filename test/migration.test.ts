import { cors, type CorsMiddleware } from 'allow-origin'
import peer from 'cors'
import { readFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { describe, expect, it, vi } from 'vitest'
import { actual, exchange, type Sent } from './support/exchange.js'
import { elsewhere, refused } from './support/cors-refusals.js'
import { app, evil, onlyVary, reading, rows } from './support/cors-differences.js'

const page = readFileSync(new URL('../docs/migrating-from-cors.md', import.meta.url), 'utf8')

/** The first cell of each table row under a heading of the page. */
const cellsBelow = (heading: string): readonly string[] =>
  (page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((row) => row.split(' | ')[0]?.replace(/^\| /, '') ?? '')

type Make = (options: never) => unknown
const make = (library: Make, options: unknown): CorsMiddleware<IncomingMessage> =>
  library(options as never) as CorsMiddleware<IncomingMessage>

async function isHanging(options: unknown, { headers = {} }: Sent): Promise<boolean> {
  const next = vi.fn()
  const request = { method: 'GET', headers: { origin: headers.Origin } }
  make(peer, options)(request as never, {} as never, next)
  await new Promise((resolve) => setTimeout(resolve, 20))
  return next.mock.calls.length === 0
}

describe.each(rows)('when you migrate from `cors`: %s', (_, options, sent, before, after) => {
  it('with `cors`', async () => {
    if (before === 'hangs') {
      expect(await isHanging(options, sent)).toBe(true)
      return
    }
    const received = await exchange(make(peer, options), sent)

    expect(received).toEqual({ ...received, ...before })
  })

  it('with allow-origin', async () => {
    const received = await exchange(make(cors, options), sent)

    expect(received).toEqual({ ...received, ...after })
  })
})

describe('when you migrate from `cors`, this is an error at startup:', () => {
  it.each(
    Object.entries(refused).flatMap(([title, all]) => all.map((options) => [title, options])),
  )('%s: %j', (_, options) => {
    expect(make(peer, options)).toBeTypeOf('function')
    expect(() => make(cors, options)).toThrow('CORS options')
  })
})

describe('when you migrate from `cors`', () => {
  it('later changes to a list of origins no longer count', async () => {
    const changing = [app]
    const there = make(peer, { origin: changing })
    const here = make(cors, { origin: changing })
    changing.push(evil)

    expect((await exchange(there, actual(evil))).headers).toEqual(reading(evil).headers)
    expect((await exchange(here, actual(evil))).headers).toEqual(onlyVary.headers)
  })

  it('a regular expression with `g` matches every time', async () => {
    const options = { origin: /^https:\/\/app\.example\.com$/g }
    const allowing = async (library: Make): Promise<readonly boolean[]> => {
      const middleware = make(library, options)
      const received = [
        await exchange(middleware, actual(app)),
        await exchange(middleware, actual(app)),
      ]
      return received.map(({ headers }) => 'access-control-allow-origin' in headers)
    }

    expect(await allowing(peer)).toEqual([true, false])
    expect(await allowing(cors)).toEqual([true, true])
  })

  it('two policies on one request no longer mix their headers', async () => {
    const chain = (library: Make): readonly CorsMiddleware<IncomingMessage>[] => [
      make(library, { exposedHeaders: ['X-One'] }),
      make(library, { origin: [app] }),
    ]

    expect((await exchange(chain(peer), actual(evil))).headers).toEqual({
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'X-One',
      vary: 'Origin',
    })
    expect((await exchange(chain(cors), actual(evil))).headers).toEqual({ vary: 'Origin' })
  })

  it('docs/migrating-from-cors.md has exactly these rows', () => {
    const listed = [
      'The differences you are most likely to see',
      'Also refused at startup',
      'Functions',
      'Preflights and other OPTIONS requests',
      'Responses',
    ].flatMap(cellsBelow)
    const held = new Set(rows.map(([title]) => title))

    expect([...listed].sort()).toEqual([...held, ...Object.keys(refused), ...elsewhere].sort())
  })
})
