import { verdicts } from './playground-page.js'

interface PresetStory {
  readonly id: string
  readonly title: string
  readonly first: string
  /** The codes of the problems, or the sentence of the verdict. APP is the origin of the app. */
  readonly reason: readonly string[]
  /** What a visitor clicks on, in order. */
  readonly act: readonly string[]
  readonly last: string
}

const { allowed, blocked, refused } = verdicts

const notAllowed = 'The response does not allow pages on APP.'

const fixed = (id: string, title: string, reason: string): PresetStory => ({
  id,
  title,
  first: blocked,
  reason: [reason],
  act: ['.fix'],
  last: allowed,
})

const corrected = (
  id: string,
  title: string,
  reason: readonly string[],
  act: readonly string[] = ['.apply'],
): PresetStory => ({ id, title, first: refused, reason, act, last: allowed })

/** Every preset of the playground: what it shows, and which clicks fix it. */
export const presets: readonly PresetStory[] = [
  fixed(
    'wildcard',
    'Credentials with *',
    'With credentials, * does not allow every origin. The response must name APP.',
  ),
  fixed('other-port', 'Another scheme or port', notAllowed),
  fixed('method', 'A method that is not listed', 'DELETE is not one of the allowed methods.'),
  fixed(
    'header',
    'A header that is not listed',
    'Authorization is not one of the allowed headers.',
  ),
  {
    id: 'hidden-header',
    title: 'A header that reads as null',
    first: 'Allowed, but X-Total-Count reads as null',
    reason: ['The response does not let scripts read this header.'],
    act: ['.fix'],
    last: allowed,
  },
  fixed(
    'null-origin',
    'A page without an origin',
    'The response does not allow pages with an opaque origin, which send null.',
  ),
  fixed('after-auth', 'cors() behind authentication', notAllowed),
  fixed('no-preflight-route', 'A missing preflight route', notAllowed),
  fixed('bare-401', 'Headers missing on a 401', notAllowed),
  fixed('bare-500', 'Headers missing on a 500', notAllowed),
  fixed('redirect', 'A redirect', notAllowed),
  fixed(
    'cache',
    'A cache without Vary',
    'The response allows "https://first-visitor.example.com", but the request comes from "APP". They must match exactly.',
  ),
  corrected('slash', 'A trailing slash', ['origin-path']),
  corrected('one-string', 'Several origins in one string', ['origin-list']),
  corrected(
    'wrong-name',
    'A wrong name, a wrong unit',
    ['unknown-option', 'max-age'],
    ['#problems li:nth-child(2) .apply', '#problems li:only-child .apply'],
  ),
  corrected('anchors', 'A regular expression without $', ['expression-unanchored']),
]
