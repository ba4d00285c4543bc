import type { CorsProblemCode } from '../../problems.js'
import type { WrittenWord } from './written-word.js'
import type { WrittenOrigin } from './written-origin.js'

/** Why a string is not a pattern. */
export interface Diagnosis {
  readonly code: CorsProblemCode
  /** Goes on after "`origin` is "…", which". */
  readonly says: string
  /** What to do, or why it matters: a sentence without its full stop. */
  readonly advice: string
  /** What `origin` should be, if that is not an entry of an allowlist. */
  readonly meant?: WrittenWord['meant']
}

/** What a string may have that no pattern has. */
export interface Fault extends Omit<Diagnosis, 'says'> {
  readonly says: string | ((value: string) => string)
  readonly isIn: (written: WrittenOrigin, value: string) => boolean
}

/** The advice if it cannot be told what was meant. */
export const looks = 'An origin looks like "https://app.example.com" or "http://localhost:3000"'
