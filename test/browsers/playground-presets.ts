import { verdicts } from './playground-page.js'

interface PresetStory {
  readonly id: string
  readonly title: string
  readonly first: string
  /** The codes of the problems, or the texts of the failed steps. APP is the origin of the app. */
  readonly reason: readonly string[]
  /** What a visitor clicks on, in order. */
  readonly act: readonly string[]
  readonly last: string
}

const { allowed, blocked, refused } = verdicts

/** Every preset of the playground: what it shows, and which clicks fix it. */
export const presets: readonly PresetStory[] = [
  {
    id: 'slash',
    title: 'A trailing slash',
    first: refused,
    reason: ['origin-path'],
    act: ['.apply'],
    last: allowed,
  },
  {
    id: 'one-string',
    title: 'Several origins in one string',
    first: refused,
    reason: ['origin-list'],
    act: ['.apply'],
    last: allowed,
  },
  {
    id: 'wrong-name',
    title: 'A wrong name, a wrong unit',
    first: refused,
    reason: ['unknown-option', 'max-age'],
    act: ['#problems li:nth-child(2) .apply', '#problems li:only-child .apply'],
    last: allowed,
  },
  {
    id: 'anchors',
    title: 'A regular expression without $',
    first: refused,
    reason: ['expression-unanchored'],
    act: ['.apply'],
    last: allowed,
  },
  {
    id: 'other-port',
    title: 'Another scheme or port',
    first: blocked,
    reason: ['The response does not allow pages on APP.'],
    act: ['.fix'],
    last: allowed,
  },
  {
    id: 'wildcard',
    title: 'Credentials with a wildcard',
    first: blocked,
    reason: ['With credentials, * does not allow every origin. The response must name APP.'],
    act: ['.fix'],
    last: allowed,
  },
  {
    id: 'method',
    title: 'A method that is not listed',
    first: blocked,
    reason: ['DELETE is not one of the allowed methods.'],
    act: ['.fix'],
    last: allowed,
  },
  {
    id: 'header',
    title: 'A header that is not listed',
    first: blocked,
    reason: ['Authorization is not one of the allowed headers.'],
    act: ['.fix'],
    last: allowed,
  },
  {
    id: 'hidden-header',
    title: 'A header that reads as null',
    first: 'Allowed, but X-Total-Count reads as null',
    reason: [],
    act: ['.fix'],
    last: allowed,
  },
  {
    id: 'null-origin',
    title: 'A page without an origin',
    first: blocked,
    reason: ['The response does not allow pages with an opaque origin, which send null.'],
    act: ['.fix'],
    last: allowed,
  },
]
