import type { Span } from './syntax.js'

export type ExpressionFindingKind =
  /** Some origins take so many steps that they can stall the server. Nothing else is examined then. */
  | 'backtracking'
  /** A dot that matches any character, although a literal dot is meant. */
  | 'bare-dot'
  /** With credentials: it accepts plain http from other machines. */
  | 'insecure-origin'
  /** A wildcard directly before a domain name: `.*example\.com` accepts `evilexample.com`. */
  | 'look-alike'
  /** It does not match any origin that a browser sends. */
  | 'matches-nothing'
  /** The `m` flag, with which `^` and `$` match at line breaks too. */
  | 'multiline'
  /** A wildcard after a domain name: `example\.com.*` accepts `example.com.evil.example`. */
  | 'open-end'
  /** With credentials: it accepts names that anyone can register. */
  | 'public-suffix'
  /** A quantifier on one letter of a domain name: `example\.com?` accepts `example.co`. */
  | 'quantified-letter'
  /** It is too large to examine, or has unsupported parts, such as backreferences. Nothing else is examined then. */
  | 'too-complex'
  /** It may match in the middle of an origin: it does not start with `^`, or does not end with `$`. */
  | 'unanchored'

export interface AuditOptions {
  /** Whether the origins that the expression accepts may send credentials. */
  readonly credentials: boolean
  /** The rules for credentials that are switched off. */
  readonly dangerously?:
    | {
        readonly insecureOrigins?: boolean | undefined
        readonly publicSuffixes?: boolean | undefined
      }
    | undefined
  /** Whether a request waits for the audit, which then may take only a fraction of the time. */
  readonly isWaitedFor?: boolean | undefined
}

/** A possible problem, before the expression is run on the candidates. */
export interface Problem {
  readonly kind: ExpressionFindingKind
  /** The part that it is about: an alternative, a wildcard, or the whole expression. */
  readonly span: Span
  /** Origins that may be counterexamples, the clearest first. */
  readonly candidates: readonly string[]
  /** What to leave out, if that solves the problem. */
  readonly surplus?: Span | undefined
}

/** More would take too long for a name with very many of these letters. */
const mostNames = 12

/** Variants of an origin with "evil" instead of an `e`, which may come from a wildcard, and then the origin itself. */
export const withName = (origin: string): string[] => [
  ...(/\be\.e$/.test(origin) ? [`${origin.slice(0, -3)}evil.example`] : []),
  ...Array.from(
    [...origin.matchAll(/e/g)].slice(0, mostNames),
    ({ index }) => `${origin.slice(0, index)}evil${origin.slice(index + 1)}`,
  ),
  origin,
]
