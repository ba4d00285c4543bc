import { Budget } from './budget.js'
import { matchCharacters } from './match-characters.js'
import { NotAuditable, isZeroWidth, type Alternative, type Syntax } from './syntax.js'

const deepestNesting = 100

/** What it costs to compile an expression and run it. */
const costOfAsking = 50

const tokens = {
  quantifier: /(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/y,
  groupOpening: /\((?:\?(?:<?[=!]|<[^>]*>|([ims]*)(?:-([ims]*))?:))?/y,
  reference: /\\(?:k|([1-9]\d*))/y,
  wordEdge: /\\b/iy,
  escape: /\\(?:u[\da-f]{4}|x[\da-f]{2}|c[a-z]|[0-3][0-7]{0,2}|[4-7][0-7]?|[\s\S])/iy,
  character: /[\s\S]/y,
  unicodeEscape:
    /\\(?:ud[89ab][\da-f]{2}\\ud[c-f][\da-f]{2}|u\{[\da-f]+\}|u[\da-f]{4}|x[\da-f]{2}|c[a-z]|p\{[^}]*\}|[\s\S])/iy,
  unicodeCharacter: /[\s\S]/uy,
}

/** What can follow an alternative; the empty string is the end of the source. */
const ends: ReadonlySet<string> = new Set(['', '|', ')'])
const quantifiers: ReadonlySet<string> = new Set(['*', '+', '?', '{'])

const emptySequence: Syntax = { kind: 'sequence', parts: [] }

export interface Parsed {
  readonly alternatives: readonly Alternative[]
  /** Whether `^` and `$` match at line breaks in any part. */
  readonly isMultiline: boolean
}

/**
 * Parses the source of a valid expression. It does not check the syntax, because the engine has accepted it. It only
 * finds where each atom starts and ends, because the engine knows which characters an atom matches.
 *
 * @throws NotAuditable for backreferences, classes of strings, and very deep nesting
 */
export function parseExpression(
  { source, flags }: Pick<RegExp, 'flags' | 'source'>,
  budget: Budget = new Budget(),
): Parsed {
  budget.spend(source.length)
  const parser = new Parser(source, flags, budget)
  return { alternatives: parser.readAlternatives(), isMultiline: parser.isMultiline }
}

class Parser {
  isMultiline: boolean
  readonly #source: string
  readonly #budget: Budget
  readonly #sets = new Map<string, string>()
  readonly #isUnicode: boolean
  #flags: string
  #index = 0
  #depth = 0

  constructor(source: string, flags: string, budget: Budget) {
    this.#source = source
    this.#budget = budget
    this.#flags = flags
    this.#isUnicode = /[uv]/.test(flags)
    this.isMultiline = flags.includes('m')
  }

  readAlternatives(): Alternative[] {
    const alternatives = [this.#readAlternative()]
    while (this.#next === '|') {
      this.#index += 1
      alternatives.push(this.#readAlternative())
    }
    return alternatives
  }

  #readAlternative(): Alternative {
    const start = this.#index
    const parts: Syntax[] = []
    while (!ends.has(this.#next)) parts.push(this.#readTerm())
    return { syntax: { kind: 'sequence', parts }, start, end: this.#index }
  }

  #readTerm(): Syntax {
    const term = this.#readUnquantified()
    if (!quantifiers.has(this.#next)) return term
    const [written, sign, digits, comma, most] = this.#match(tokens.quantifier)
    if (written === undefined) return term
    const min = sign === undefined ? Number(digits) : sign === '+' ? 1 : 0
    const isOpen = sign === undefined ? comma !== undefined && most === '' : sign !== '?'
    const max = isOpen ? Infinity : sign === '?' ? 1 : Number(comma === undefined ? digits : most)
    if (term.kind !== 'atom') return { kind: 'repeat', body: term, min, max }
    const quantifier = { min, max, start: term.end, end: this.#index }
    return { kind: 'repeat', body: { ...term, end: this.#index, quantifier }, min, max }
  }

  #readUnquantified(): Syntax {
    const start = this.#index
    switch (this.#next) {
      case '^':
      case '$': {
        const edge = this.#next === '^' ? 'start' : 'end'
        this.#index += 1
        return { kind: 'edge', edge }
      }
      case '(':
        return this.#readGroup()
      case '[':
        this.#passClass()
        return this.#atomFrom(start)
      case '\\':
        return this.#readEscape()
      default:
        this.#match(this.#isUnicode ? tokens.unicodeCharacter : tokens.character)
        return this.#atomFrom(start)
    }
  }

  #readGroup(): Syntax {
    const start = this.#index
    const flags = this.#flags
    const [, added = '', removed = ''] = this.#match(tokens.groupOpening)
    const opening = this.#source.slice(start, this.#index)
    this.#depth += 1
    if (this.#depth > deepestNesting) this.#refuseFrom(start)
    this.#flags = flags.replace(new RegExp(`[${removed}]`, 'g'), '') + added
    this.isMultiline ||= added.includes('m')
    const choices = this.readAlternatives().map(({ syntax }) => syntax)
    this.#index += 1
    this.#flags = flags
    this.#depth -= 1

    const body: Syntax = { kind: 'choice', choices }
    if (!/[=!]$/.test(opening)) return body
    if (isZeroWidth(body)) return opening.endsWith('=') ? body : emptySequence
    return { kind: opening.includes('<') ? 'behind' : 'ahead', body }
  }

  #readEscape(): Syntax {
    const start = this.#index
    const [reference, number] = this.#match(tokens.reference)
    if (reference !== undefined && this.#isReference(number)) this.#refuseFrom(start)
    this.#index = start
    const [wordEdge] = this.#match(tokens.wordEdge)
    if (wordEdge !== undefined) return emptySequence
    this.#match(this.#isUnicode ? tokens.unicodeEscape : tokens.escape)
    return this.#atomFrom(start)
  }

  /** Without the flag `u`, a reference to a missing group is a letter or a control character. */
  #isReference(number: string | undefined): boolean {
    if (this.#isUnicode) return true
    this.#budget.spend(costOfAsking)
    const flags = `${this.#flags.replace(/[gy]/g, '')}g`
    const matches = [...''.matchAll(new RegExp(`|${this.#source}`, flags))]
    return matches.some((match) =>
      number === undefined ? match.groups !== undefined : Number(number) in match,
    )
  }

  #passClass(): void {
    const start = this.#index
    const nests = this.#flags.includes('v')
    let depth = 0
    do {
      if (this.#next === '\\') {
        if (nests && this.#source.startsWith('\\q', this.#index)) this.#refuseFrom(start)
        this.#index += 1
      } else if (this.#next === ']') depth -= 1
      else if (this.#next === '[' && (nests || depth === 0)) depth += 1
      this.#index += 1
    } while (depth > 0)
  }

  #atomFrom(start: number): Syntax {
    const text = this.#source.slice(start, this.#index)
    const key = `${this.#flags}/${text}`
    const known = this.#sets.get(key)
    this.#budget.spend(known === undefined && text.length > 1 ? costOfAsking : 1)
    const set = known ?? matchCharacters(text, this.#flags)
    this.#sets.set(key, set)
    return { kind: 'atom', set, start, end: this.#index }
  }

  #refuseFrom(start: number): never {
    throw new NotAuditable({ start, end: this.#index })
  }

  #match(sticky: RegExp): readonly (string | undefined)[] {
    sticky.lastIndex = this.#index
    const match = sticky.exec(this.#source) ?? []
    this.#index += match[0]?.length ?? 0
    return match
  }

  get #next(): string {
    return this.#source.charAt(this.#index)
  }
}
