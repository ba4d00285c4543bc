import { isLocal } from '../../loopback.js'
import { parseOrigin } from '../../serialized-origin.js'
import { anyPort, someSubdomains, withWholePort } from './as-pattern.js'
import type { Examined } from '../examine.js'
import { namesLoopback, namesPort, namesScheme, spelledOrigins } from './spelled-origins.js'
import type { Span } from '../syntax.js'

const subdomains = '(?:[a-z0-9-]+\\.)*'

type Rewording = (text: string) => readonly string[]

/**
 * Possible replacements for an alternative, without anchors. They are guesses, best first. Audit each of them before you
 * suggest it.
 */
export function reword(source: string, examined: Examined): readonly string[] {
  const { alternative, problems, dots, meant } = examined
  const wrong = new Set(problems.map(({ kind }) => kind))
  const plain = problems.find(({ kind }) => kind === 'insecure-origin')
  const letters = problems.filter(({ kind }) => kind === 'quantified-letter')
  if (letters.some(({ surplus }) => surplus === undefined)) return []
  // It is not clear which of the names under a public suffix are meant.
  if (wrong.has('public-suffix') && !wrong.has('unanchored')) return []
  const wildcards = problems.filter(({ kind }) => kind === 'look-alike').map(({ span }) => span)
  const slips = letters.flatMap(({ surplus }) => (surplus === undefined ? [] : [surplus]))
  const literals = [
    ...dots.map((span) => ({ span, text: '\\.' })),
    ...slips.map((span) => ({ span, text: '' })),
  ]
  const wholeLabels = wildcards.map((span) => ({ span, text: subdomains }))
  const written = edit(source, alternative, literals)
  const texts = [edit(source, alternative, [...literals, ...wholeLabels]), written]
  // On loopback, and on hosts that are addresses, developers use many ports.
  const mayHavePort = (namesLoopback(written) || namesAddress(written)) && !namesPort(written)
  const isOpen = wrong.has('open-end') || withoutEnd(written) === written
  const ends = mayHavePort && isOpen ? [anyPort, ''] : ['']
  const afterWildcard = wrong.has('unanchored') ? [''] : ends
  const isNear = plain?.candidates.some(isLocalOrigin) === true
  const secure: Rewording = (text) => [
    text,
    ...(isNear || privateAddress.test(text) ? [] : textsOverHttps(text, wrong.has('unanchored'))),
    secureLocalhost(text),
  ]
  const rewordings: [boolean, Rewording][] = [
    [wrong.has('backtracking') || wrong.has('look-alike'), demandDots],
    [wrong.has('backtracking'), flatten],
    [wrong.has('open-end'), (text) => afterWildcard.map((end) => withoutWildcard(text) + end)],
    [wrong.has('matches-nothing'), revive],
    [wrong.has('unanchored'), (text) => anchor(text, ends, meant)],
    [wrong.has('matches-nothing'), httpOrHttps],
    [plain !== undefined, secure],
  ]
  return rewordings.reduce<readonly string[]>(
    (before, [applies, rewording]) => (applies ? before.flatMap(rewording) : before),
    [...new Set(texts.map(withoutAnchors).map(withWholePort))],
  )
}

/** The source of an alternative with some parts replaced. */
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

/** Removes `^` and `$`, or `\A` and `\z`, also inside a group around the whole text. */
function withoutAnchors(text: string): string {
  const [, group] = /^\((?:\?:)?((?:\\.|\[[^\]]*\]|\([^()|]*\)|[^\\()[|])*)\)$/.exec(text) ?? []
  return group === undefined ? withoutEnd(text.replace(/^\^|^\\A/i, '')) : withoutAnchors(group)
}

const withoutEnd = (text: string): string =>
  /^(?:\\[\s\S]|[^\\])*$/.test(text.slice(0, -1))
    ? text.replace(/\$$/, '')
    : text.replace(/\\z$/i, '')

/** Makes optional dots mandatory: `(www)?\.?example` becomes `(www\.)?example`. */
const demandDots: Rewording = (text) =>
  /\\\.[?*]/.test(text)
    ? [
        text.replace(/\)\?\\\.\?/g, '\\.)?'),
        text.replace(/\\\.[?*]/g, '\\.'),
        text.replace(/\\\.[?*]/g, ''),
      ].filter((rewording) => rewording !== text)
    : [text]

/** `([a-z]+)*` becomes `([a-z])*`, `.*.*` becomes `.*`, and `(.+\.)*` repeats labels. */
const flatten: Rewording = (text) => [
  text
    .replace(/\.[*+](?=\\\.\)[*+])/g, '[a-z0-9-]+')
    .replace(/\(((?:\?:)?(?:\[[^[\]]*\]|\\?.))[*+]\)([*+])/g, '($1)$2')
    .replace(/(?:\.\*){2,}/g, '.*')
    .replace(/(?:\.[*+]){2,}/g, '.+'),
]

/** Removes the wildcard at the end. */
const withoutWildcard = (text: string): string =>
  text.replace(/(?:\((?:\?:)?)?(?:\.|\\S|\[[^[\]]*\])[*+]\??\)?[*?]?$/, '')

/** A complete or incomplete IPv4 address at the end. All numbers but the first may be any. */
const address =
  /(?<![\w.-])\d{1,3}(?:\\\.(?:\d{1,3}|\\d(?:\+|\{[\d,]+\}))){0,2}\\\.(?:\d{0,3}|\\d(?:\+|\{[\d,]+\}))$/

/** The start of an address in a private network. */
const privateAddress =
  /(?<![\w.-])(?:10|127|169\\\.254|172\\\.(?:1[6-9]|2\d|3[01])|192\\\.168)\\\.|\\\[f(?:[cd]|e[89ab])/

const namesAddress = (source: string): boolean => address.test(withoutEnd(source))

/** Adds the missing numbers of an address. */
const wholeAddress = (text: string): string =>
  text.replace(address, (spelled) => {
    const lacking = spelled.endsWith('.') ? 5 - spelled.split('\\.').length : 0
    return spelled + Array.from({ length: lacking }, () => '\\d{1,3}').join('\\.')
  })

/** Corrects what origins of pages do not have: uppercase, a path, a default port, a WebSocket scheme, no scheme. */
const revive: Rewording = (text) => {
  // In a literal, `\\d` is a backslash and a letter.
  const lower = text
    .replaceAll('\\\\', '\\')
    .replace(/\\[\s\S]|[A-Z]/g, (part) => (part.length > 1 ? part : part.toLowerCase()))
  const bare = lower
    .replace(/(?<!\/)(?:\\\/(?!\\)(?:\.[*+]|[\w-]*)\??)+$/, '')
    .replace(/:(?:443|80)$/, '')
    .replace(/^ws(?=s?\??:)/, 'http')
  if (namesLoopback(bare)) return [bare, `http:\\/\\/${bare}`]
  const literal = bare.replace(/\\[\s\S]|\[[^[\]]*\]|\.(?![*+?{])/g, (part) =>
    part === '.' ? '\\.' : part,
  )
  const texts = bare.includes('.') ? [...new Set([bare, literal])] : []
  const names = spelledOrigins(bare)
  const scheme = names.length > 0 && names.every(isLocalOrigin) ? 'http' : 'https'
  return texts.flatMap((one) => [one, `${scheme}:\\/\\/${one}`])
}

/** Adds what was probably meant at the start and the end, the widest meaning first. */
function anchor(text: string, ends: readonly string[], meant?: string): readonly string[] {
  const label = wholeAddress(
    text.replace(/^\((?:\?:)?(?:[^()]*\|)?\^[^()]*\)(?=.)/, '').replace(/^(?:\.\*)+(?=.)/, ''),
  )
  const isOwn = namesLoopback(label)
  if (/^\\\.[\w(]/.test(label)) {
    const scheme = isOwn ? 'http' : schemesFor(meant)
    // An unescaped dot could match the slash before the name.
    return [someSubdomains, subdomains].flatMap((below) =>
      ends.map((end) => `${scheme}:\\/\\/${below}${label.slice(2)}${end}`),
    )
  }
  // A missing port or host means any.
  if (label.endsWith(':')) return [`${label}\\d+`]
  if (label.endsWith(':\\/\\/')) return [`${label}.*`]
  if (isOwn && label.endsWith(':*')) return anchor(label.slice(0, -2), [anyPort], meant)
  return startsOf(label, isOwn, meant).flatMap((start) => ends.map((end) => start + label + end))
}

function startsOf(label: string, isOwn: boolean, meant?: string): readonly string[] {
  if (namesScheme(label)) return ['']
  const hasSlashes = label.startsWith('\\/\\/')
  const between = label.startsWith(':') ? '' : hasSlashes ? ':' : ':\\/\\/'
  // A pattern cannot list several names.
  if (isOwn) {
    return ['', ...(/[(?|]/.test(label) ? [] : [`http${between}`]), `https?${between}`]
  }
  const [host = ''] = label.split(/\((?:\?:)?:|:/)
  if (namesAddress(host)) return [`http${between}`]
  if (meant === undefined && !/^[\w\\.-]+$/.test(label)) return ['']
  const isOpen = between === ':\\/\\/' && !label.startsWith(subdomains)
  const scheme = schemesFor(meant)
  return ['', ...(isOpen ? [`${scheme}:\\/\\/${subdomains}`] : []), scheme + between]
}

/** Keeps http for this machine only, with whole labels before `localhost`. */
const secureLocalhost = (text: string): string =>
  text.replace(/(?:\.|\\S|\\w|\[[^[\]]*\])[*+](?=localhost)/, subdomains)

/** As it is, or over https, which credentials need. */
const httpOrHttps: Rewording = (text) =>
  spelledOrigins(text).some(isLocalOrigin) && !namesLoopback(text)
    ? [text]
    : [text, text.replace(/\bhttps?\??(?=:)/g, 'https')]

/** Requires https: instead of everything before `://`, instead of http, or added if neither the text nor anchoring did. */
const textsOverHttps = (text: string, isAnchored: boolean): readonly string[] => [
  text.replace(/^[^:]*(?=:\\\/\\\/)/, 'https'),
  text.replace(/\bhttps?\??(?=:)/g, 'https'),
  ...(isAnchored || namesScheme(text) ? [] : [`https:\\/\\/${text}`]),
]

/** In local networks, few hosts have a certificate. */
const schemesFor = (meant = ''): string => (isLocalOrigin(meant) ? 'https?' : 'https')

/** Whether https is rarely available for an origin. */
function isLocalOrigin(origin: string): boolean {
  const host = parseOrigin(origin)?.host
  return host !== undefined && isLocal(host)
}
