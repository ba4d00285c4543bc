import { isLoopback } from '../loopback.js'
import { readCode } from './written-code.js'
import { isHostOfNothing } from './schemes-of-pages.js'
import { withoutQuotes } from './written-list.js'

/** What was meant by a word that is not an origin. */
export interface WrittenWord {
  /** Continues "`origin` is "…", which". */
  readonly says: string
  /** What to do instead: a sentence without its period. */
  readonly advice: string
  /** What to write for `origin`, but not in an array: no entry means every origin, or none. */
  readonly meant?: "'*'" | 'true' | 'false'
}

const notBoolean = 'is a string, not a boolean'

/** A word for every origin. */
export const everyOrigin: WrittenWord = {
  says: 'is a word, not an origin',
  advice: "To allow every origin, write `origin: '*'` (not possible with `credentials`)",
  meant: "'*'",
}

const noOrigin: WrittenWord = {
  says: 'is a word, not an origin',
  advice: 'To turn CORS off, write `origin: false`',
  meant: 'false',
}

const unset: WrittenWord = {
  says: 'comes from a missing value',
  advice: 'Set the environment variable that is missing, or leave the entry out',
}

const opaque: WrittenWord = {
  says: unset.says,
  advice: `${unset.advice}; sandboxed iframes send 'null', in lowercase and without quotes`,
}

const own: WrittenWord = {
  says: 'is a word, not an origin',
  advice: "Pages on the server's own origin do not need CORS: list the other origins",
}

/** Values of `NODE_ENV` and similar variables. */
const environments =
  /^(?:dev|development|local|preprod|preview|prod|production|qa|sandbox|stag(?:e|ing)|test|testing|uat)$/

const environment: WrittenWord = {
  says: 'is the name of an environment, not an origin',
  advice: 'Write the origin that your pages have there, such as "https://app.example.com"',
}

/** For any other word, which may be the name of a machine. */
function unknownWord(word: string): WrittenWord {
  const host = word.length > 40 ? 'name' : word.toLowerCase()
  const advice = `Write the origin of your pages, such as "https://app.example.com", or "http://${host}:3000" for a machine with that name`
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
    (word) => [word, noOrigin] as const,
  ),
  ...['nan', 'nil', 'undefined', '[object object]', 'n/a', 'unset'].map(
    (word) => [word, unset] as const,
  ),
  ...['self', 'same-origin', 'same-site', 'default'].map((word) => [word, own] as const),
  ['null', opaque],
  [
    'true',
    { says: notBoolean, advice: 'To allow every origin, write true without quotes', meant: 'true' },
  ],
  [
    'false',
    { says: notBoolean, advice: 'To turn CORS off, write false without quotes', meant: 'false' },
  ],
])

/** A regular expression that matches everything, such as `.*`. */
const everything = /^\/?\^?\(?\.[*+]\??\)?\$?\/?$/

const placeholders =
  /[#$]\{|\$\(|\{\{|^__\w+__$|^@\w+@$|^<[^>]*>$|^\$\w+$|^%\w+%$|:\/\/(?:<|:(?!:))|:\/\/\$[A-Z]|\[(?!.-.)[a-z][_a-z-]{3,}\]/i

/** A port by itself, such as `3000`. */
function port(digits: string): WrittenWord {
  const valid = Number(digits) > 65_535 ? '3000' : digits
  const advice = `Write the whole origin, such as "http://localhost:${valid}"`
  return { says: 'is a port, not an origin', advice }
}

/** A missing value that a template inserted into an origin. */
const unsetPart = /(?:^|[./:@])(?:undefined|NaN|\[object \w+\])(?=$|[./:])/

/** Recognizes a word that came from the environment, in any case and with or without quotes. */
export function readWord(value: string): WrittenWord | undefined {
  const word = withoutQuotes(value)
  const known = knownWords.get(word.toLowerCase())
  if (known !== undefined) return known
  if (everything.test(word)) return everyOrigin
  const code = readCode(value)
  if (code !== undefined) return code
  if (placeholders.test(word) || /(?:^|[/.])YOUR[_-][A-Z]/.test(word)) return placeholder
  if (environments.test(word.toLowerCase())) return environment
  if (/^:?\d{1,5}$/.test(word)) return port(word.replace(':', ''))
  if (/^(?!https?$)[a-z][\w-]*$/i.test(word) && !isLoopback(word.toLowerCase())) {
    return unknownWord(word)
  }
  return unsetPart.test(word) || isHostOfNothing(word.replace(/^https?:\/\//i, ''))
    ? unset
    : undefined
}
