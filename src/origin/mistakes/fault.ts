import type { CorsProblemCode } from '../../problems.js'
import type { WrittenWord } from './written-word.js'
import type { WrittenOrigin } from './written-origin.js'

/** Why a string is not a valid pattern. */
export interface Diagnosis {
  readonly code: CorsProblemCode
  /** Continues "`origin` is "…", which". */
  readonly says: string
  /** What to do, or why it matters: a sentence without its period. */
  readonly advice: string
  /** What to write for `origin`, if it is `'*'`, `true` or `false`. */
  readonly meant?: WrittenWord['meant']
}

/** One kind of mistake in a string. */
export interface Fault extends Omit<Diagnosis, 'says'> {
  readonly says: string | ((value: string) => string)
  readonly isIn: (written: WrittenOrigin, value: string) => boolean
}

/** The advice if it is not clear what was meant. */
export const looks = 'An origin looks like "https://app.example.com" or "http://localhost:3000"'
