import { isLoopback } from '../loopback.js'
import { readCode } from './written-code.js'
import { isHostOfNothing } from './schemes-of-pages.js'

/** What somebody meant who wrote a word for an origin. */
export interface WrittenWord {
  /** Goes on after "`origin` is "…", which". */
  readonly says: string
  /** What to do instead; in an array, nothing can stand for every origin or for none. */
  readonly advice: string
  /** What `origin` should be. */
  readonly meant?: "'*'" | 'true' | 'false'
}

const text = 'is text, not a value'

/** A word for every origin. */
export const everyOrigin: WrittenWord = {
  says: 'is a word, not an origin',
  advice: "To allow every origin, write `origin: '*'` (which cannot have `credentials`)",
  meant: "'*'",
}

const none: WrittenWord = {
  says: 'is a word, not an origin',
  advice: 'To turn CORS off, write `origin: false`',
  meant: 'false',
}

const unset: WrittenWord = {
  says: 'is the text of a missing value',
  advice: 'Set the environment variable that is missing, or leave the entry out',
}

const opaque: WrittenWord = {
  says: unset.says,
  advice: `${unset.advice}; sandboxed frames send 'null', in lowercase and without quotes`,
}

const own: WrittenWord = {
  says: 'is a word, not an origin',
  advice: "Pages of the server's own origin need no CORS: list the other origins",
}

/** What `NODE_ENV` and its like say. */
const environments =
  /^(?:dev|development|local|preprod|preview|prod|production|qa|sandbox|stag(?:e|ing)|test|testing|uat)$/

const environment: WrittenWord = {
  says: 'is the name of an environment, not an origin',
  advice: 'Write the origin that your pages have there, such as "https://app.example.com"',
}

/** Any other word, which may be the name of a machine. */
function unknown(word: string): WrittenWord {
  const host = word.length > 40 ? 'name' : word.toLowerCase()
  const advice = `Write the origin of your pages, such as "https://app.example.com", or "http://${host}:3000" for a machine of that name`
  return { says: 'is a word, not an origin', advice }
}

const placeholder: WrittenWord = {
  says: 'is a placeholder that was never filled in',
  advice: 'Set the environment variable, or write the origin itself',
}

const knownWords: ReadonlyMap<string, WrittenWord> = new Map([
  ...[
    '*',
    'all',
    'any',
    'anyone',
    'enabled',
    'everyone',
    'everything',
    'on',
    'wildcard',
    'yes',
    '1',
  ].map((word) => [word, everyOrigin] as const),
  ...['disabled', 'no', 'nobody', 'none', 'nothing', 'off', '0'].map(
    (word) => [word, none] as const,
  ),
  ...['nan', 'nil', 'undefined', '[object object]', 'n/a', 'unset'].map(
    (word) => [word, unset] as const,
  ),
  ...['self', 'same-origin', 'same-site', 'default'].map((word) => [word, own] as const),
  ['null', opaque],
  [
    'true',
    { says: text, advice: 'To allow every origin, write true without quotes', meant: 'true' },
  ],
  ['false', { says: text, advice: 'To turn CORS off, write false without quotes', meant: 'false' }],
])

/** An expression that every text matches. */
const everything = /^\/?\^?\(?\.[*+]\??\)?\$?\/?$/

const placeholders =
  /\$\{|\{\{|^<[^>]*>$|^\$\w+$|^%\w+%$|:\/\/(?:<|:(?!:))|:\/\/\$[A-Z]|\[(?!.-.)[a-z][_a-z-]{3,}\]/i

/** A part of an origin that a missing value was put into, as by a template. */
const unsetPart = /(?:^|[./:@])(?:undefined|NaN|\[object \w+\])(?=$|[./:])/

/** Reads a word of an environment, in any case or quotes; `undefined` for anything else. */
export function readWord(value: string): WrittenWord | undefined {
  const word = withoutQuotes(withoutQuotes(value))
  const known = knownWords.get(word.toLowerCase())
  if (known !== undefined) return known
  if (everything.test(word)) return everyOrigin
  const code = readCode(value)
  if (code !== undefined) return code
  if (placeholders.test(word)) return placeholder
  if (environments.test(word.toLowerCase())) return environment
  if (/^(?!https?$)[a-z][\w-]*$/i.test(word) && !isLoopback(word.toLowerCase())) {
    return unknown(word)
  }
  return unsetPart.test(word) || isHostOfNothing(word.replace(/^https?:\/\//i, ''))
    ? unset
    : undefined
}

const withoutQuotes = (value: string): string =>
  value
    .trim()
    .replace(/^["'`]|["'`]$/g, '')
    .trim()
