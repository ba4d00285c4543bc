/** Where something stands in an expression's source; `end` is the index behind it. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** What matches exactly one character: a letter, an escape, a class, a dot. With its quantifier, where it has one. */
export interface Atom extends Span {
  readonly kind: 'atom'
  /** The members of the alphabet that it matches. */
  readonly set: string
  readonly quantifier?: Quantifier
}

export interface Quantifier extends Span {
  readonly min: number
  readonly max: number
}

/** An expression's structure, as far as it tells which origins are accepted, and in how many ways. */
export type Syntax =
  | Atom
  | { readonly kind: 'edge'; readonly edge: 'end' | 'start' }
  | { readonly kind: 'sequence'; readonly parts: readonly Syntax[] }
  | { readonly kind: 'choice'; readonly choices: readonly Syntax[] }
  | {
      readonly kind: 'repeat'
      readonly body: Syntax
      readonly min: number
      readonly max: number
    }
  /** A look-ahead. It takes steps of its own, and is taken to succeed. */
  | { readonly kind: 'ahead'; readonly body: Syntax }
  | LookBehind

/** It is read from its end to its start, takes steps of its own, and is taken to succeed. */
export interface LookBehind {
  readonly kind: 'behind'
  readonly body: Syntax
}

/** One of the alternatives that an expression is made of at its outermost level. */
export interface Alternative extends Span {
  readonly syntax: Syntax
}

/** Thrown for what the audit cannot follow: that is refused, and never guessed at. */
export class NotAuditable extends Error {
  /** What it is about; the whole expression where there is none. */
  readonly span: Span | undefined

  constructor(span?: Span) {
    super()
    this.span = span
  }
}

/** What an engine reads that goes from the end to the start, as a part that it reads in the usual direction. */
export function reverse(syntax: Syntax): Syntax {
  switch (syntax.kind) {
    case 'atom':
      return syntax
    case 'edge':
      return { kind: 'edge', edge: syntax.edge === 'start' ? 'end' : 'start' }
    case 'sequence':
      return { kind: 'sequence', parts: syntax.parts.map(reverse).reverse() }
    case 'choice':
      return { kind: 'choice', choices: syntax.choices.map(reverse) }
    case 'repeat':
      return { ...syntax, body: reverse(syntax.body) }
    case 'ahead':
      return { kind: 'behind', body: reverse(syntax.body) }
    case 'behind':
      return { kind: 'ahead', body: reverse(syntax.body) }
  }
}

/** Whether a part consumes nothing. */
export function isZeroWidth(syntax: Syntax): boolean {
  switch (syntax.kind) {
    case 'edge':
      return true
    case 'sequence':
      return syntax.parts.every(isZeroWidth)
    case 'choice':
      return syntax.choices.every(isZeroWidth)
    default:
      return false
  }
}
