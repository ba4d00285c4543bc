import type { Span } from './syntax.js'

export type ExpressionFindingKind =
  /** It takes so many steps on some origins that they can stall the server. Nothing else is examined then. */
  | 'backtracking'
  /** A dot that stands for any character, where a literal one is meant. */
  | 'bare-dot'
  /** With credentials: it accepts plain http, and not of this very machine alone. */
  | 'insecure-origin'
  /** A wildcard that runs into the domain that is spelled out: `example.com` lets `evilexample.com` in. */
  | 'look-alike'
  /** It accepts no origin that a browser sends. */
  | 'matches-nothing'
  /** The `m` flag, which makes `^` and `$` the edges of lines. */
  | 'multiline'
  /** A wildcard behind what is spelled out: `example.com` lets `example.com.evil.example` in. */
  | 'open-end'
  /** With credentials: it accepts names that anybody can register. */
  | 'public-suffix'
  /** A quantifier on one letter of a domain name: `example\.com?` lets `example.co` in. */
  | 'quantified-letter'
  /** It is too large to be examined, or has parts that are not, such as back-references. Nothing else is examined. */
  | 'too-complex'
  /** It may match in the middle of an origin: it does not begin with `^`, or does not end with `$`. */
  | 'unanchored'

export interface AuditOptions {
  /** Whether responses to the origins that the expression accepts carry credentials. */
  readonly credentials: boolean
  /** The rules for credentials that are waived. */
  readonly dangerously?:
    | {
        readonly insecureOrigins?: boolean | undefined
        readonly publicSuffixes?: boolean | undefined
      }
    | undefined
  /** Whether a request waits for the audit, so that it may take only a fraction of the time. */
  readonly isWaitedFor?: boolean | undefined
}

/** Something that is wrong, before the expression is run. */
export interface Problem {
  readonly kind: ExpressionFindingKind
  /** What it is about: an alternative, a wildcard, a part. */
  readonly span: Span
  /** Origins that may be counterexamples, the most telling first. */
  readonly candidates: readonly string[]
  /** What to leave out, if that puts it right. */
  readonly surplus?: Span | undefined
}

/** Trying more would take long for a name with very many of them. */
const mostNames = 12

/** An origin; and in front of it, the same with an attacker's name in place of letters that may be free. */
export const withName = (origin: string): string[] => [
  ...(/\be\.e$/.test(origin) ? [`${origin.slice(0, -3)}evil.example`] : []),
  ...Array.from(
    [...origin.matchAll(/e/g)].slice(0, mostNames),
    ({ index }) => `${origin.slice(0, index)}evil${origin.slice(index + 1)}`,
  ),
  origin,
]
