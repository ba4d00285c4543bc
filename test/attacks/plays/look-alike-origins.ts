interface LookAlikes {
  /** Origins that a browser may send: whoever owns them is kept out by every careful policy. */
  readonly wellFormed: readonly string[]
  /** Values that are no serialized origin: they are kept out even by a policy that allows every origin. */
  readonly malformed: readonly string[]
}

/** Characters that one browser or another lets through in host names. */
const special = Array.from('`{}|&!~$\'();=+,*^"<>\\ ').concat('%60', '%00', '%2e', '%09')

export const lookAlikes = {
  prefix: {
    wellFormed: [
      'https://app.example.com.evil.example',
      'https://app.example.com-evil.example',
      'https://app.example.comevil.example',
      'https://app.example.com.br',
      'https://app.example.community',
      'https://app.example.co',
      'https://app.example.com.evil.example:8443',
    ],
    malformed: [`https://app.example.com${'.evil'.repeat(60)}.example`],
  },
  suffix: {
    wellFormed: [
      'https://evilexample.com',
      'https://evil-example.com',
      'https://evil_example.com',
      'https://evilapp.example.com.evil.example',
      'https://xapp.evil-example.com',
      'https://example.com.evil.example',
      'https://app.evilexample.com',
      'https://notapp.example.org',
    ],
    malformed: [
      'https://.example.com',
      'https://evil..example.com',
      'evilhttps://app.example.com/',
    ],
  },
  unescapedDot: {
    wellFormed: [
      'https://appxexample.com',
      'https://app-example.com',
      'https://app_example.com',
      'https://app.examplexcom',
      'https://app.example-com',
      'https://app0example0com',
    ],
    malformed: [
      'https://app%2eexample%2ecom',
      'https://app/example.com',
      'https://app:example.com',
    ],
  },
  specialCharacters: {
    wellFormed: [
      'https://app.example.com_.evil.example',
      'https://_app.example.com.evil.example',
      'https://app_example.com.evil.example',
    ],
    malformed: special.flatMap((character) => [
      `https://app.example.com${character}.evil.example`,
      `https://evil${character}.example.com`,
    ]),
  },
  schemeDowngrade: {
    wellFormed: [
      'http://app.example.com',
      'http://app.example.com:443',
      'http://admin.example.com',
      'ftp://app.example.com',
      'ws://app.example.com',
      'wss://app.example.com',
      'chrome-extension://app.example.com',
      'httpsx://app.example.com',
      'xhttps://app.example.com',
    ],
    malformed: [
      'app.example.com',
      '//app.example.com',
      'https:app.example.com',
      'https:/app.example.com',
      'https:///app.example.com',
      'file://app.example.com',
      'javascript:alert(1)//https://app.example.com',
      'blob:https://app.example.com/7d2b',
      'http:http://app.example.com',
    ],
  },
  otherPort: {
    wellFormed: [
      'https://app.example.com:8443',
      'https://app.example.com:80',
      'https://app.example.com:1',
      'https://app.example.com:65535',
    ],
    malformed: [
      'https://app.example.com:443',
      'https://app.example.com:0443',
      'https://app.example.com:0',
      'https://app.example.com:65536',
      'https://app.example.com:65979',
      'https://app.example.com:4294967739',
      'https://app.example.com:',
      'https://app.example.com:*',
      'https://app.example.com:-1',
      'https://app.example.com:8443:443',
      'https://app.example.com:8443.evil.example',
    ],
  },
  trailingDot: {
    wellFormed: ['https://evil.example'],
    malformed: [
      'https://app.example.com.',
      'https://app.example.com..',
      'https://app.example.com.:8443',
      'https://.app.example.com',
      'https://app..example.com',
      'https://.',
    ],
  },
  userInformation: {
    wellFormed: ['https://app.example.com.evil.example', 'https://evil.example:8443'],
    malformed: [
      'https://app.example.com@evil.example',
      'https://app.example.com:443@evil.example',
      'https://app.example.com:x@evil.example',
      'https://evil.example@app.example.com',
      'https://app.example.com%40evil.example',
      'https://app.example.com\\@evil.example',
      'https://app.example.com/@evil.example',
      'https://app.example.com/',
      'https://app.example.com/evil',
      'https://evil.example/https://app.example.com',
      'https://evil.example/.example.com',
      'https://evil.example?https://app.example.com',
      'https://evil.example?.example.com',
      'https://evil.example#.example.com',
      'https://evil.example:443#https://app.example.com',
      'https://app.example.com https://evil.example',
    ],
  },
  literalWildcard: {
    wellFormed: [],
    malformed: [
      '*',
      '**',
      'https://*',
      '*://*',
      '*.example.com',
      'https://*.example.com',
      '.*',
      '%',
    ],
  },
  upperCase: {
    wellFormed: [],
    malformed: [
      'https://APP.example.com',
      'https://app.Example.com',
      'HTTPS://app.example.com',
      'Https://app.example.com',
      'HTTPS://APP.EXAMPLE.COM',
      'https://evil.example.COM',
    ],
  },
  homograph: {
    wellFormed: [
      // `а` is Cyrillic, and so on: as browsers send them.
      'https://app.xn--exmple-4nf.com',
      'https://xn--pp-6kc.xn--exmple-4nf.com',
      'https://app.examp1e.com',
      'https://app.exarnple.com',
      'https://xn--app-example-com.evil.example',
    ],
    malformed: [
      'https://app.exаmple.com',
      'https://аpp.example.com',
      'https://app.example。com',
      'https://app.example．com',
      'https://app.exam\u017fple.com',
      'https://\u212a.example.com',
      'https://app.exam\u00adple.com',
      'https://app.example.com\u200b',
      'https://ａｐｐ.example.com',
    ].map((text) => Buffer.from(text, 'utf8').toString('latin1')),
  },
} satisfies Readonly<Record<string, LookAlikes>>

export type LookAlikeName = keyof typeof lookAlikes
