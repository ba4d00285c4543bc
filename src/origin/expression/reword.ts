import type { Examined } from './examine.js'
import type { Span } from './syntax.js'

const subdomains = '(?:[a-z0-9-]+\\.)*'
const anyPort = '(?::\\d+)?'

type Rewording = (text: string) => readonly string[]

/**
 * What an alternative may be replaced by, without its anchors. They are guesses, the best first: whether something is
 * wrong with them is for the audit to say.
 */
export function reword(source: string, examined: Examined): readonly string[] {
  const { alternative, problems, dots, meant = '' } = examined
  const wrong = new Set(problems.map(({ kind }) => kind))
  // Which of the names under a public suffix are meant cannot be told.
  const letters = problems.filter(({ kind }) => kind === 'quantified-letter')
  if (letters.some(({ surplus }) => surplus === undefined)) return []
  if (wrong.has('public-suffix') || (wrong.has('unanchored') && meant === '')) return []
  const ends = endsFor(meant)
  const rewordings: [boolean, Rewording][] = [
    [wrong.has('backtracking') || wrong.has('look-alike'), demandDots],
    [wrong.has('backtracking'), flatten],
    [wrong.has('open-end'), (text) => ends.map((end) => withoutWildcard(text) + end)],
    [wrong.has('matches-nothing'), revive],
    [wrong.has('unanchored'), (text) => anchor(text, meant, ends)],
    [wrong.has('insecure-origin'), secure],
  ]

  const wildcards = problems.filter(({ kind }) => kind === 'look-alike').map(({ span }) => span)
  const slips = letters.flatMap(({ surplus }) => (surplus === undefined ? [] : [surplus]))
  const literals = [
    ...dots.map((span) => ({ span, text: '\\.' })),
    ...slips.map((span) => ({ span, text: '' })),
  ]
  const wholeLabels = wildcards.map((span) => ({ span, text: subdomains }))
  const texts = [[...literals, ...wholeLabels], literals].map((edits) =>
    withoutAnchors(edit(source, alternative, edits)),
  )
  return rewordings.reduce<readonly string[]>(
    (before, [applies, rewording]) => (applies ? before.flatMap(rewording) : before),
    [...new Set(texts)],
  )
}

/** The source of an alternative, with other texts in some places. */
function edit(
  source: string,
  { start, end }: Span,
  edits: readonly { readonly span: Span; readonly text: string }[],
): string {
  return [...edits]
    .sort((one, other) => other.span.start - one.span.start)
    .reduce(
      (edited, { span, text }) => edited.slice(0, span.start) + text + edited.slice(span.end),
      source.slice(0, end),
    )
    .slice(start)
}

/** Leaves `^` out where it comes first, and `$` where it comes last and is not escaped. */
function withoutAnchors(text: string): string {
  const end = /^(?:\\[\s\S]|[^\\])*$/.test(text.slice(0, -1)) && text.endsWith('$') ? -1 : undefined
  return text.slice(text.startsWith('^') ? 1 : 0, end)
}

/** `(www)?\.?example` is to be `(www\.)?example`; and `([a-z]+\.?)*` cannot tell where a label ends. */
const demandDots: Rewording = (text) =>
  /\\\.[?*]/.test(text)
    ? [
        text.replace(/\)\?\\\.\?/g, '\\.)?'),
        text.replace(/\\\.[?*]/g, '\\.'),
        text.replace(/\\\.[?*]/g, ''),
      ].filter((rewording) => rewording !== text)
    : [text]

/** `([a-z]+)*` is `([a-z])*`, `.*.*` is `.*`, and `(.+\.)*` is to repeat labels. */
const flatten: Rewording = (text) => [
  text
    .replace(/\.[*+](?=\\\.\)[*+])/g, '[a-z0-9-]+')
    .replace(/\(((?:\?:)?(?:\[[^[\]]*\]|\\?.))[*+]\)([*+])/g, '($1)$2')
    .replace(/(?:\.\*){2,}/g, '.*')
    .replace(/(?:\.[*+]){2,}/g, '.+'),
]

/** Cuts off the wildcard that an alternative ends with. */
const withoutWildcard = (text: string): string =>
  text.replace(/(?:\((?:\?:)?)?(?:\.|\\S|\[[^[\]]*\])[*+]\??\)?[*?]?$/, '')

/** Rids of what no serialized origin has: upper case, a path, a default port, no scheme. */
const revive: Rewording = (text) => {
  const lower = text.replace(/\\[\s\S]|[A-Z]/g, (part) =>
    part.length > 1 ? part : part.toLowerCase(),
  )
  const bare = lower.replace(/\\\/(?:\.[*+])?\??$/, '').replace(/:(?:443|80)$/, '')
  return bare.includes('.') ? [bare, `https:\\/\\/${bare}`] : []
}

/** On this very machine, many ports are in use. */
function endsFor(meant: string): readonly string[] {
  return isLocal(meant) && !/:\d+$/.test(meant) ? [anyPort, ''] : ['']
}

const isLocal = (origin: string): boolean => /\/(?:localhost|127\.|\[)/.test(origin)

function anchor(text: string, meant: string, ends: readonly string[]): readonly string[] {
  const label = text.replace(/^\((?:\?:)?(?:\^\|\\\.|\\\.\|\^)\)/, '')
  const starts = isLocal(meant)
    ? ['', 'https?:\\/\\/']
    : ['', `https:\\/\\/${subdomains}`, 'https:\\/\\/', 'https:', 'https']
  if (label.startsWith('\\.')) {
    return [`https:\\/\\/${subdomains.replace(/\*$/, '+')}${label.slice(2)}`]
  }
  return starts.flatMap((start) =>
    (label.endsWith(':') ? ['\\d+'] : ends).map((end) => start + label + end),
  )
}

/** Demands https: in place of all that is in front of `://`, wherever http is spelled out, or where there is nothing. */
const secure: Rewording = (text) => [
  text.replace(/^[^:]*(?=:\\\/\\\/)/, 'https'),
  text.replace(/\bhttps?\??(?=:)/g, 'https'),
  `https:\\/\\/${text}`,
]
