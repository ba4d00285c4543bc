import { cors, type CorsOptions } from 'allow-origin'
import { describe, expect, it } from 'vitest'
import { actual, exchange, preflight, type Sent } from '../support/exchange.js'

const app = 'https://app.example.com'

describe('the `Vary` header', () => {
  const varied = async (
    present: string | readonly string[],
    options: CorsOptions,
    sent: Sent = actual(app),
  ): Promise<unknown> => {
    const received = await exchange(cors(options), sent, (_, response) => {
      response.setHeader('Vary', present)
    })
    return received.headers.vary
  }

  it.each([
    ['', 'Origin'],
    ['Accept', 'Accept, Origin'],
    ['Accept, Accept-Encoding', 'Accept, Accept-Encoding, Origin'],
    [['Accept', 'Cookie'], 'Accept,Cookie, Origin'],
    ['Origin', 'Origin'],
    ['origin', 'origin'],
    ['Accept, ORIGIN', 'Accept, ORIGIN'],
    ['*', '*'],
  ])('%j becomes %s', async (present, expected) => {
    expect(await varied(present, { origin: app })).toBe(expected)
  })

  it.each([
    ['Accept', 'Accept, Origin, Access-Control-Request-Headers'],
    ['access-control-request-headers', 'access-control-request-headers, Origin'],
    ['Origin', 'Origin, Access-Control-Request-Headers'],
    ['*', '*'],
  ])('of a preflight: %j becomes %s', async (present, expected) => {
    expect(await varied(present, { origin: app }, preflight(app))).toBe(expected)
  })

  it.each(['*', false] as const)('is not changed if `origin` is %s', async (origin) => {
    expect(await varied('Accept', { origin })).toBe('Accept')
  })

  it('is not copied from the request', async () => {
    const received = await exchange(cors({ origin: app }), {
      headers: { Origin: app, Vary: 'X-Forged' },
    })

    expect(received.headers.vary).toBe('Origin')
  })
})
