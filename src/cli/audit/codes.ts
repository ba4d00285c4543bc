/** What the audit can find. The codes are stable. */
export type FindingCode =
  | 'any-origin-with-credentials'
  | 'null-origin'
  | 'look-alike-origin'
  | 'shared-domain-origin'
  | 'insecure-origin'
  | 'any-port'
  | 'wildcard-with-credentials'
  | 'invalid-allow-origin'
  | 'vary-missing'

export type Severity = 'high' | 'medium' | 'low'

/** What to say about a finding. */
interface FindingWords {
  readonly title: string
  /** What an attacker can do, or what breaks. `{does}` is what the page gets. */
  readonly attack: string
  /** What to do on any server. */
  readonly fix: string
  /** What to write with this library. */
  readonly library: string
}

const exact = 'Compare the whole origin with a list: scheme, host and port.'

export const findingWords: Readonly<Record<FindingCode, FindingWords>> = {
  'any-origin-with-credentials': {
    title: 'Every origin is allowed, with credentials.',
    attack: 'Any page that a signed-in user visits {does}.',
    fix: `Do not send back whatever Origin says. ${exact}`,
    library: "cors({ origin: ['https://app.example.com'], credentials: true })",
  },
  'null-origin': {
    title: 'The origin null is allowed.',
    attack: 'Any page can send Origin: null from a sandboxed iframe, and {does}.',
    fix: 'Remove null from the list. Open local files through a local server.',
    library: "Leave 'null' out of `origin`, and `dangerously.nullOrigin` out of the options.",
  },
  'look-alike-origin': {
    title: 'Origins that only look like an allowed one are allowed.',
    attack: 'An attacker who owns one of these domains {does}.',
    fix: `${exact} Anchor a regular expression with ^ and $, and escape its dots.`,
    library: "cors({ origin: ['https://app.example.com', 'https://*.example.com'] })",
  },
  'shared-domain-origin': {
    title: 'A domain where anyone can register a name is allowed, with credentials.',
    attack: 'An attacker who registers a name or a bucket there {does}.',
    fix: 'List your own names there, not the domain.',
    library: "cors({ origin: 'https://my-app.vercel.app', credentials: true })",
  },
  'insecure-origin': {
    title: 'A plain http origin is allowed, with credentials.',
    attack: "Anyone on a user's network can inject a script into an http page. It {does}.",
    fix: 'Allow https origins only, except on localhost.',
    library: 'List https origins, and leave `dangerously.insecureOrigins` out of the options.',
  },
  'any-port': {
    title: 'Every port of a host is allowed, with credentials.',
    attack: 'A page of any other service on that host {does}.',
    fix: exact,
    library: "Leave `:*` out: cors({ origin: 'https://app.example.com', credentials: true })",
  },
  'wildcard-with-credentials': {
    title: 'The response allows * and credentials, which browsers block together.',
    attack: 'Requests with cookies fail, and quick fixes for that often allow every origin.',
    fix: 'Remove Access-Control-Allow-Credentials. If pages need cookies, list their origins.',
    library: "cors(), or cors({ origin: 'https://app.example.com', credentials: true })",
  },
  'invalid-allow-origin': {
    title: 'Access-Control-Allow-Origin is not one origin, null or *.',
    attack: 'Browsers block every page, even those that you allow.',
    fix: "Send one header with the request's origin if it is on your list. Look for a second place that sets it, such as a proxy.",
    library: 'Use cors() in one place. `enforce: true` replaces what other code has set.',
  },
  'vary-missing': {
    title: 'Responses depend on Origin, but do not have Vary: Origin.',
    attack:
      'A cache can give the response for one origin to another. An attacker can use that to get your pages blocked.',
    fix: 'Add Origin to Vary in every response: allowed, denied, without Origin, and errors.',
    library: 'cors() does this. `enforce: true` keeps it if other code replaces Vary.',
  },
}
