import { cors } from 'allow-origin'
import { expect, it } from 'vitest'
import { careful, app, gullible } from '../policies.js'
import { serve } from '../target.js'
import type { AttackName, Play } from '../classes.js'

interface LookAlikes {
  /** Origins that a browser may send. Every careful policy denies them. */
  readonly wellFormed?: readonly string[]
  /** Values that are not serialized origins. Even policies that allow every origin deny them. */
  readonly malformed?: readonly string[]
}

// `test/origin` tests every rule for origins and patterns. Here, each kind of policy gets one or two origins of each class.
const play =
  ({ wellFormed = [], malformed = [] }: LookAlikes): Play =>
  () => {
    const target = serve(careful)
    const all = serve({ ...careful, ...gullible })

    it('allows the trusted origin', async () => {
      expect(await target.lettingIn(app)).toEqual(target.names)
    })

    it.each(wellFormed)('denies %s', async (origin) => {
      expect(await target.lettingIn(origin)).toEqual([])
    })

    it.each(malformed)('denies %s under every policy', async (origin) => {
      expect(await all.lettingIn(origin)).toEqual([])
    })
  }

const anyPort: Play = () => {
  const target = serve({ anyPort: cors({ origin: `${app}:*`, credentials: true }) })

  it.each([app, `${app}:65535`])('allows %s if any port is allowed', async (origin) => {
    expect(await target.lettingIn(origin)).toEqual(['anyPort'])
  })

  it.each([`${app}:65536`, `${app}.evil.example:8443`, 'http://app.example.com:8443'])(
    'denies %s if any port is allowed',
    async (origin) => {
      expect(await target.lettingIn(origin)).toEqual([])
    },
  )
}

/** Characters that at least one browser accepts in host names. */
const special = Array.from('`{}|&!~$\'();=+,*^"<>\\ ').concat('%60', '%00', '%2e', '%09')

export const lookAlikePlays = {
  prefix: play({
    wellFormed: ['https://app.example.com.evil.example', 'https://app.example.community'],
  }),
  suffix: play({
    wellFormed: ['https://evilexample.com', 'https://app.evil-example.com'],
    malformed: ['https://.example.com'],
  }),
  unescapedDot: play({
    wellFormed: ['https://app-example.com', 'https://app.examplexcom'],
    malformed: ['https://app%2eexample%2ecom'],
  }),
  specialCharacters: play({
    wellFormed: ['https://app.example.com_.evil.example'],
    malformed: special.map((character) => `https://evil${character}.example.com`),
  }),
  schemeDowngrade: play({
    wellFormed: ['http://app.example.com', 'http://app.example.com:443', 'wss://app.example.com'],
    malformed: ['//app.example.com', 'http:http://app.example.com'],
  }),
  otherPort: () => {
    play({
      wellFormed: ['https://app.example.com:8443'],
      malformed: ['https://app.example.com:443', 'https://app.example.com:4294967739'],
    })()
    anyPort()
  },
  trailingDot: play({ malformed: ['https://app.example.com.', 'https://app..example.com'] }),
  userInformation: play({
    malformed: [
      'https://app.example.com@evil.example',
      'https://evil.example/https://app.example.com',
      'https://evil.example#.example.com',
    ],
  }),
  literalWildcard: play({ malformed: ['*', 'https://*.example.com'] }),
  upperCase: play({ malformed: ['https://APP.example.com', 'HTTPS://app.example.com'] }),
  homograph: play({
    // The second `a` of the host is Cyrillic: in Punycode, as browsers send it, and in Unicode.
    wellFormed: ['https://app.xn--exmple-4nf.com'],
    malformed: ['https://app.exаmple.com', 'https://\u212a.example.com'].map((text) =>
      Buffer.from(text, 'utf8').toString('latin1'),
    ),
  }),
} satisfies Partial<Record<AttackName, Play>>
