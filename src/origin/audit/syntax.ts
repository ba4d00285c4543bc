/** A range in the source of an expression; `end` is the index after it. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** What matches exactly one character: a letter, an escape, a class or a dot. If it has a quantifier, it includes that. */
export interface Atom extends Span {
  readonly kind: 'atom'
  /** The characters of the alphabet that it matches. */
  readonly set: string
  readonly quantifier?: Quantifier
}

export interface Quantifier extends Span {
  readonly min: number
  readonly max: number
}

/** The parts of an expression's structure that decide which origins it accepts, and in how many ways. */
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
  /** A lookahead. It takes its own steps, and is assumed to succeed. */
  | { readonly kind: 'ahead'; readonly body: Syntax }
  | LookBehind

/** A lookbehind. It is read from its end to its start, takes its own steps, and is assumed to succeed. */
export interface LookBehind {
  readonly kind: 'behind'
  readonly body: Syntax
}

/** One of the alternatives at the outermost level of an expression. */
export interface Alternative extends Span {
  readonly syntax: Syntax
}

/** Thrown for an expression that the audit cannot follow. It is rejected: the audit never guesses. */
export class NotAuditable extends Error {
  /** The part that it is about; `undefined` means the whole expression. */
  readonly span: Span | undefined

  constructor(span?: Span) {
    super()
    this.span = span
  }
}

/** Turns a part that is read from its end to its start into one that is read in the usual direction. */
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

/** Whether a part never consumes a character. */
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
