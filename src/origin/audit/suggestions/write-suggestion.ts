import { isLocal, isLoopback } from '../../loopback.js'
import { isRegistry, publicSuffixOf } from '../../public-suffix.js'
import { isSlip } from '../../mistakes/schemes-of-pages.js'
import { parseOrigin } from '../../serialized-origin.js'
import type { ExpressionFindingKind } from '../finding.js'
import { asPattern } from './as-pattern.js'
import type { Examined } from '../examine.js'
import { reword } from './reword.js'
import { split } from './split.js'
import { namesPort, namesScheme, spelledOrigins, spelledSuffixes } from './spelled-origins.js'

/** What this file needs of the audit. */
export interface Auditor {
  /** Splits an expression into alternatives, and finds what is wrong with each. */
  readonly examine: (expression: RegExp) => readonly Examined[]
  /** Whether an expression has no problems. */
  readonly passes: (expression: RegExp) => boolean
  /** Whether plain http is not allowed. */
  readonly demandsHttps: boolean
  /** Whether names that anyone can register are not allowed. */
  readonly demandsOwners: boolean
}

export interface Rewriting {
  readonly expression: RegExp
  /** A string that means the same, if that is easier to read. */
  readonly pattern: string | undefined
}

/**
 * Rewrites an expression as it was meant. It changes only what is wrong, and still accepts all of the user's own origins
 * that the expression accepted.
 *
 * @returns `undefined` if it is not clear what was meant
 */
export function writeSuggestion(
  expression: RegExp,
  examined: readonly Examined[],
  judge: Auditor,
): Rewriting | undefined {
  const { source, flags } = expression
  const compile = (text: string): RegExp | undefined => {
    try {
      return new RegExp(text, flags.replace('m', ''))
    } catch {
      return undefined
    }
  }
  const anchored = (text: string): RegExp | undefined => compile(`^${text}$`)
  const texts: string[] = []
  const kept: string[] = []
  for (const [part, alternative] of partsOf(source, examined, compile, judge)) {
    const own = ownOrigins(part, alternative, compile, judge)
    const text =
      own &&
      reword(part, alternative).find((wording) => {
        if (alternative.problems.length === 0) return true
        if (isSlip(wording.split(':', 1).join(''))) return false
        const candidate = anchored(wording)
        return candidate !== undefined && judge.passes(candidate) && keeps(candidate, own)
      })
    if (text === undefined) {
      const { start, end } = alternative.alternative
      const names = spelledOrigins(part.slice(start, end))
      if (!isIdle(alternative) || names.length > 0) return undefined
    } else if (!texts.includes(text)) texts.push(text)
    kept.push(...(own ?? []))
  }
  const suggestion = anchored(texts.length === 1 ? texts.join('') : `(?:${texts.join('|')})`)
  if (suggestion === undefined || !judge.passes(suggestion) || !keeps(suggestion, kept)) {
    return undefined
  }
  return {
    expression: suggestion,
    pattern: texts.length === 1 ? asPattern(texts.join('')) : undefined,
  }
}

/** The alternatives, each with its source. Those for this machine as well as for others are split. */
function partsOf(
  source: string,
  examined: readonly Examined[],
  compile: (text: string) => RegExp | undefined,
  { examine }: Auditor,
): readonly (readonly [source: string, examined: Examined])[] {
  return examined.flatMap((whole) => {
    const { start, end } = whole.alternative
    const parts = whole.problems.length === 0 ? [] : split(source.slice(start, end))
    const apart = parts.flatMap((part) => {
      const expression = compile(part)
      return (expression === undefined ? [] : examine(expression)).map(
        (one): [string, Examined] => [part, one],
      )
    })
    return parts.length > 1 && apart.length === parts.length ? apart : [[source, whole] as const]
  })
}

/**
 * The user's own origins that an alternative accepts, over https if plain http is not allowed.
 *
 * @returns `undefined` if they are not clear, or if https is not available for one of them
 */
function ownOrigins(
  source: string,
  { alternative: { start, end }, meant, problems }: Examined,
  compile: (text: string) => RegExp | undefined,
  { demandsHttps, demandsOwners }: Auditor,
): readonly string[] | undefined {
  const has = (one: ExpressionFindingKind): boolean => problems.some(({ kind }) => kind === one)
  if (has('backtracking') || has('too-complex')) return []
  const text = source.slice(start, end)
  const ownExpression = compile(text)
  const accepts = (origin: string): boolean => ownExpression?.test(origin) === true
  const isOpen = (suffix: string): boolean =>
    (demandsOwners || isRegistry(suffix)) && accepts(`https://app.${suffix}`)
  if (spelledSuffixes(text).some(isOpen)) return undefined
  const spelled = spelledOrigins(text)
  // If the scheme is not spelled out, assume https, or http for this machine.
  const own = meant === undefined ? [] : [namesScheme(text) ? meant : withScheme(meant)]
  const accepted = [...spelled, ...own].filter(accepts)
  const isOpenEnd = has('open-end') || (has('unanchored') && !text.endsWith('$'))
  if (isOpenEnd && (accepted.length === 0 ? startsName(text) : accepted.some(isStartOfName))) {
    return undefined
  }
  // Without a name, it is not clear which dots are meant to be literal.
  if (accepted.length === 0 && has('bare-dot')) return undefined
  const secured = accepted.map((origin) => (demandsHttps ? originOverHttps(origin) : origin))
  return secured.includes(undefined) ? undefined : secured.filter((one) => one !== undefined)
}

const hostOf = (origin: string): string => parseOrigin(origin)?.host ?? ''

/** Whether a host mostly uses http. */
const isNearby = (host: string): boolean => isLoopback(host) || isLocal(host)

const withScheme = (origin: string): string =>
  origin.replace(/^https?(?=:)/, isNearby(hostOf(origin)) ? 'http' : 'https')

/** Whether a host has a known end, so it is not the start of a longer name. */
const isWhole = (host: string): boolean =>
  host.includes('.') &&
  (isLocal(host) || host.endsWith('.example') || publicSuffixOf(host) !== undefined)

const isStartOfName = (origin: string): boolean =>
  /^https:\/\/[^:]+$/.test(origin) && !isLoopback(hostOf(origin)) && !isWhole(hostOf(origin))

/** Whether a text starts a name, but has neither a port nor the end of a name. */
const startsName = (text: string): boolean =>
  /^\^?[a-z]/i.test(text.replace(/^.*:\\\/\\\//, '')) &&
  !namesPort(text) &&
  !text
    .replaceAll('\\.', '.')
    .split(/[^a-z\d.-]+/i)
    .some((name) => isWhole(`x${name}`))

function originOverHttps(origin: string): string | undefined {
  const host = hostOf(origin)
  if (!origin.startsWith('http:') || isLoopback(host)) return origin
  return isLocal(host) ? undefined : origin.replace('http:', 'https:')
}

const keeps = (expression: RegExp, origins: readonly string[]): boolean =>
  origins.every((origin) => expression.test(origin))

/** Whether an alternative can be left out, because it is empty or matches nothing. */
const isIdle = ({ alternative: { start, end }, problems }: Examined): boolean =>
  start === end || problems.some(({ kind }) => kind === 'matches-nothing')
