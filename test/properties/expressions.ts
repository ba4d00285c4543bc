import { isTuple, partsOf } from './reference.js'

/** An anchored and escaped regular expression, with a function that accepts the same origins. */
export interface Expression {
  readonly expression: RegExp
  readonly means: (origin: string) => boolean
  /** Some origins that it accepts. */
  readonly samples: readonly string[]
}

const isWord = (text: string, characters: string): boolean =>
  text !== '' && Array.from(text).every((character) => characters.includes(character))

const digits = '0123456789'
const hyphenated = `abcdefghijklmnopqrstuvwxyz${digits}-`

const isBelow = (host: string, parent: string): boolean =>
  host === parent ||
  (host.endsWith(`.${parent}`) &&
    host
      .slice(0, -parent.length - 1)
      .split('.')
      .every((label) => isWord(label, hyphenated)))

const appHosts = ['app.example.com', 'admin.example.com', 'app.example.org', 'admin.example.org']

const whole: readonly Expression[] = [
  {
    expression: /^https:\/\/(?:[a-z0-9-]+\.)*example\.com$/,
    means: (origin) => {
      const parts = partsOf(origin)
      return parts?.scheme === 'https' && parts.port === '' && isBelow(parts.host, 'example.com')
    },
    samples: ['https://example.com', 'https://a.b.example.com', 'https://x-1.example.com'],
  },
  {
    expression: /^https:\/\/(?:app|admin)\.example\.(?:com|org)(?::\d+)?$/i,
    means: (origin) => {
      const parts = partsOf(origin)
      return parts?.scheme === 'https' && appHosts.includes(parts.host)
    },
    samples: ['https://app.example.com', 'https://admin.example.org:8443'],
  },
  {
    expression: /^https:\/\/pr-\d+\.example\.dev$/g,
    means: (origin) =>
      origin.startsWith('https://pr-') &&
      origin.endsWith('.example.dev') &&
      isWord(origin.slice('https://pr-'.length, -'.example.dev'.length), digits),
    samples: ['https://pr-1.example.dev', 'https://pr-007.example.dev'],
  },
  {
    expression: /^http:\/\/localhost(?::\d+)?$/y,
    means: (origin) => {
      const parts = partsOf(origin)
      return parts?.scheme === 'http' && parts.host === 'localhost'
    },
    samples: ['http://localhost', 'http://localhost:3000'],
  },
  {
    expression: /^(?:chrome|edge)-extension:\/\/aapbbdbdomjkkjkaonfhkkikfgjllcle$/,
    means: (origin) =>
      ['chrome', 'edge'].some(
        (name) => origin === `${name}-extension://aapbbdbdomjkkjkaonfhkkikfgjllcle`,
      ),
    samples: ['chrome-extension://aapbbdbdomjkkjkaonfhkkikfgjllcle'],
  },
  {
    expression: /^https:\/\/one\.example$|^https:\/\/two\.example$/g,
    means: (origin) => ['https://one.example', 'https://two.example'].includes(origin),
    samples: ['https://one.example', 'https://two.example'],
  },
]

/** The same, but policies match only serialized origins against regular expressions. */
export const expressions: readonly Expression[] = whole.map((one) => ({
  ...one,
  means: (origin) => isTuple(origin) && one.means(origin),
}))
