import fc from 'fast-check'
import { isIpv4, partsOf } from './reference.js'

// The lists are short, so requests often come from origins close to the allowed ones.
const schemes = ['https', 'http', 'chrome-extension', 'capacitor']
const labels = ['a', 'app', 'example', 'com', 'co', 'evil', 'x-1', 'a_b', 'xn--bcher-kva', '0x']
const lastLabels = ['com', 'example', 'localhost', 'app', 'x1', '0x_']
const ports = ['', '', '', ':3000', ':8443', ':1', ':65535']
/** Replacements for `:*` in request origins. Some are not valid ports. */
const anyPorts = [...ports, ':443', ':80', ':65536', ':70000', ':0', ':080', ':*', ':']
const addresses = ['127.0.0.1', '10.0.0.255', '[::1]', '[2001:db8::a:0:0:1]', '[1:2:3:4:5:6:7:8]']

const names = fc
  .tuple(fc.array(fc.constantFrom(...labels), { maxLength: 3 }), fc.constantFrom(...lastLabels))
  .map(([first, last]) => [...first, last].join('.'))

/** Serialized origins. */
export const origins: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...schemes),
    fc.oneof({ weight: 6, arbitrary: names }, fc.constantFrom(...addresses)),
    fc.constantFrom(...ports),
  )
  .map(([scheme, host, port]) => `${scheme}://${host}${port}`)

/** Exact origins, and patterns with `*` for subdomains, for the port, or for both. */
export const patterns: fc.Arbitrary<string> = fc
  .tuple(origins, fc.boolean(), fc.boolean())
  .map(([origin, subdomains, anyPort]) => {
    const { scheme, host, port } = partsOf(origin) ?? { scheme: '', host: '', port: '' }
    const isAddress = host.startsWith('[') || isIpv4(host)
    return `${scheme}://${subdomains && !isAddress ? '*.' : ''}${host}${anyPort ? ':*' : port}`
  })

/** An origin that a pattern matches. Its port may be invalid. */
export function meantBy(pattern: string): fc.Arbitrary<string> {
  const { scheme, host, port } = partsOf(pattern) ?? { scheme: pattern, host: '', port: '' }
  if (pattern === 'null') return fc.constant(pattern)
  return fc
    .tuple(
      fc.array(fc.constantFrom(...labels), { minLength: 1, maxLength: 3 }),
      fc.constantFrom(...anyPorts),
    )
    .map(
      ([first, anyPort]) =>
        `${scheme}://${host.replace('*', first.join('.'))}${port === ':*' ? anyPort : port}`,
    )
}

/** IPv6 addresses in their canonical form and in others. */
const addressesInBrackets = fc
  .tuple(
    fc.constantFrom(...schemes),
    fc.oneof(
      fc.ipV6(),
      fc
        .array(fc.constantFrom('', '0', '0', '1', 'a', '0a', 'ffff', 'A', '1.2.3.4'), {
          minLength: 3,
          maxLength: 8,
        })
        .map((groups) => groups.join(':')),
    ),
    fc.constantFrom(...ports),
  )
  .map(([scheme, address, port]) => `${scheme}://[${address}]${port}`)

const pieces = [
  ...[
    '',
    '.',
    ':',
    '/',
    '@',
    '-',
    '_',
    '*',
    '%',
    ' ',
    ',',
    '\t',
    '\n',
    '\0',
    '`',
    '{',
    '~',
    '!',
    '\\',
  ],
  ...[
    '.evil.example',
    'evil',
    'evil.',
    ':443',
    ':80',
    ':3000',
    ':0',
    '://',
    'https://',
    's',
    '[',
    '::',
  ],
  ...['é', 'а', '\u212a', '\ud800', 'null', '0', '1', '\xff', '.1', '.0x1f', '.0x', '.09'],
]

/** An origin, or the same with a small change: a part inserted, replaced or removed, or another case. */
export const near = (origin: string): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant(origin) },
    { weight: 2, arbitrary: fc.constantFrom(...pieces).map((piece) => origin + piece) },
    { weight: 1, arbitrary: fc.constantFrom(...pieces).map((piece) => piece + origin) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.nat(origin.length), fc.nat(3), fc.constantFrom(...pieces))
        .map(([at, length, piece]) => origin.slice(0, at) + piece + origin.slice(at + length)),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...schemes).map((scheme) => origin.replace(/^[^:]*/, scheme)),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...ports).map((port) => origin.replace(/:\d*$|$/, port)),
    },
    { weight: 1, arbitrary: fc.constantFrom(origin.toUpperCase(), `${origin}.`, origin + origin) },
    { weight: 1, arbitrary: fc.nat(400).map((length) => origin + 'a'.repeat(length)) },
  )

/** Values that are not related to any allowed origin. */
export const strays: fc.Arbitrary<string | undefined> = fc.oneof(
  origins,
  addressesInBrackets,
  fc.constantFrom(undefined, '', 'null', 'Null', '*', '__proto__', 'constructor'),
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...pieces, ...labels)).map((parts) => parts.join('')),
)
