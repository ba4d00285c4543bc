import { cors, createPolicy, CorsOptionsError } from 'allow-origin'
import { expect, it } from 'vitest'
import { careful, app, gullible } from '../policies.js'
import { serve, serveWithExpress } from '../target.js'
import { lookAlikes, type LookAlikeName } from './look-alike-origins.js'
import type { Play } from '../classes.js'

/** Expressions that look-alikes would get past, as they are often written. */
const careless: Readonly<Partial<Record<LookAlikeName, readonly RegExp[]>>> = {
  prefix: [/^https:\/\/app\.example\.com/, /^https:\/\/app\.example\.com.*$/, /app\.example\.com/],
  suffix: [/example\.com$/, /^https:\/\/.*example\.com$/, /^https:\/\/[a-z0-9.-]+example\.com$/],
  unescapedDot: [/^https:\/\/app.example.com$/, /^https:\/\/app\.example.com$/],
  specialCharacters: [/^https:\/\/app\.example\.com[^a-z0-9.-].*$/],
  schemeDowngrade: [/^https?:\/\/app\.example\.com$/, /^[a-z]+:\/\/app\.example\.com$/],
}

const play =
  (name: LookAlikeName): Play =>
  () => {
    it.each(careless[name] ?? [])('does not start with %s', (origin) => {
      expect(() => cors({ origin, credentials: true })).toThrow(CorsOptionsError)
      expect(() => createPolicy({ origin: [app, origin], credentials: true })).toThrow(
        CorsOptionsError,
      )
    })

    const { wellFormed, malformed } = lookAlikes[name]
    const target = serve(careful)
    const underExpress = serveWithExpress(careful)
    const all = serve({ ...careful, ...gullible })

    it('lets in the origin that is meant', async () => {
      expect(await target.lettingIn(app)).toEqual(target.names)
      expect(await underExpress.lettingIn(app)).toEqual(target.names)
    })

    it.each(wellFormed)('keeps out %s', async (origin) => {
      expect(await target.lettingIn(origin)).toEqual([])
      expect(await underExpress.lettingIn(origin)).toEqual([])
    })

    it.each(malformed)('keeps out %s, whatever the policy', async (origin) => {
      expect(await all.lettingIn(origin)).toEqual([])
    })
  }

const anyPort: Play = () => {
  const target = serve({
    anyPort: cors({ origin: 'https://app.example.com:*', credentials: true }),
  })

  it.each([app, `${app}:8443`, `${app}:65535`])('lets in %s where any port may', async (origin) => {
    expect(await target.lettingIn(origin)).toEqual(['anyPort'])
  })

  it.each([
    ...lookAlikes.otherPort.malformed,
    `${app}.evil.example`,
    `${app}.evil.example:8443`,
    `${app}-evil.example:8443`,
    `${app}evil.example`,
    'http://app.example.com:8443',
    'https://evil.app.example.com:8443',
  ])('keeps out %s, where any port may', async (origin) => {
    expect(await target.lettingIn(origin)).toEqual([])
  })
}

export const lookAlikePlays = {
  prefix: play('prefix'),
  suffix: play('suffix'),
  unescapedDot: play('unescapedDot'),
  specialCharacters: play('specialCharacters'),
  schemeDowngrade: play('schemeDowngrade'),
  otherPort: () => {
    play('otherPort')()
    anyPort()
  },
  trailingDot: play('trailingDot'),
  userInformation: play('userInformation'),
  literalWildcard: play('literalWildcard'),
  upperCase: play('upperCase'),
  homograph: play('homograph'),
} satisfies Record<LookAlikeName, Play>
