import fc from 'fast-check'
import { near, patterns } from './origins.js'

/** Regular expressions as people may write them. Most are wrong. */
export const writtenExpressions: fc.Arbitrary<RegExp> = fc
  .tuple(
    fc.constantFrom('', '^', '^https:\\/\\/', '^https?:\\/\\/', '^(?:https:\\/\\/'),
    fc.array(
      fc.constantFrom(
        ...[
          'app',
          'example',
          'com',
          'vercel\\.app',
          '.',
          '\\.',
          '.*',
          '.+',
          '[a-z0-9-]+',
          '\\w+',
          '\\d+',
        ],
        ...[
          '(?:a|b)',
          '(?:[a-z]+\\.)*',
          '(?:[a-z]+\\.)?',
          '(a+)+',
          '|',
          '$',
          '^',
          '(?:',
          ')',
          '(?=a)',
          '\\1',
        ],
        ...['(?::\\d+)?', '[^.]*', '\\b', '(?<name>x)', '\\p{L}', '[', '{2,}', '$|^'],
      ),
      { maxLength: 7 },
    ),
    fc.constantFrom('', '$', ')$', '/?$', '(?::\\d+)?$'),
    fc.constantFrom('', '', '', 'i', 'g', 'm', 'u', 'y', 's', 'v'),
  )
  .map(([start, parts, end, flags]) => {
    try {
      return new RegExp(start + parts.join('') + end, flags)
    } catch {
      return /^https:\/\/app\.example\.com$/
    }
  })

const spaces = fc.constantFrom('', ' ', '\t', '\n', '"', "'")

/** Origins as people write them, correct or not. */
export const writtenOrigins: fc.Arbitrary<string> = fc.oneof(
  patterns,
  patterns.chain(near),
  fc
    .tuple(
      patterns,
      fc.constantFrom('/', '/path', '?a=1', '#x', ':', ':443', ':080', ':99999', '.'),
    )
    .map((parts) => parts.join('')),
  patterns.map((pattern) => pattern.replace(/^[a-z-]+:\/\//, '')),
  patterns.map((pattern) => pattern.toUpperCase()),
  patterns.map((pattern) => pattern.replace('://', '://user@')),
  patterns.map((pattern) => pattern.replace('example', 'bücher')),
  patterns.map((pattern) => pattern.replace(/[a-z]/, '*')),
  fc
    .tuple(
      patterns,
      fc.constantFrom('*', '*-', 'a*'),
      fc.constantFrom(...Array.from("()[]{}+$^|?!'&,;=~")),
    )
    .map(([pattern, wildcard, special]) => pattern.replace('://', `://${wildcard}${special}`)),
  fc.tuple(spaces, patterns, spaces).map((parts) => parts.join('')),
  fc.array(patterns, { minLength: 1, maxLength: 3 }).map((list) => list.join(',')),
  fc.array(patterns, { minLength: 1, maxLength: 3 }).map((list) => JSON.stringify(list)),
  writtenExpressions.map(({ source }) => source),
  writtenExpressions.map(String),
  fc.constantFrom(
    'true',
    'NULL',
    '"none"',
    'https://undefined',
    'any',
    '${ORIGIN}',
    'htps://a.example',
  ),
  fc.constantFrom(
    'app://',
    'app://.',
    'app://./',
    'moz-extension://*',
    'file://',
    'data://x',
    'https://xn--a',
  ),
  fc.constantFrom('*', 'null', '', 'file:///home', 'data:,', 'http://0x7f.1', 'http://2130706433'),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.ipV6().map((address) => `http://[${address}]`),
  fc.ipV6().map((address) => `http://${address}`),
  fc.string({ unit: 'binary' }),
)
