/** What kind of problem a {@link CorsProblem} is. */
export type CorsProblemCode =
  | 'factory-not-called'
  | 'header-name'
  | 'inherited-option'
  | 'max-age'
  | 'method'
  | 'missing-origin'
  | 'null-origin'
  | 'options-success-status'
  | 'origin'
  | 'unknown-option'
  | 'wildcard-beside-others'
  | 'wrong-type'

/** One thing that is wrong with the options. */
export interface CorsProblem {
  /** What kind of problem it is; stable. */
  readonly code: CorsProblemCode
  /** Where it is: an option, such as `maxAge`, or a part of one, such as `origin[3]`; empty for the options as a whole. */
  readonly path: string
  /** What is wrong, with the value, and why it matters. */
  readonly message: string
  /** JavaScript to write in place of what stands at `path`. */
  readonly suggestion?: string
}

/** Takes one problem after another, so that an error can list them all. */
export type Report = (problem: CorsProblem) => void

/**
 * Options that cannot work, or are unsafe. Thrown by `cors` and `createPolicy`, and handed to `next` where a delegate or
 * a predicate answers with such options. It lists every problem at once.
 *
 * @example
 * ```ts
 * import { cors, CorsOptionsError } from 'allow-origin'
 *
 * try {
 *   cors({ maxAge: 600_000 })
 * } catch (error) {
 *   if (error instanceof CorsOptionsError) console.error(error.problems[0]?.path) // maxAge
 * }
 * ```
 */
export class CorsOptionsError extends Error {
  override readonly name = 'CorsOptionsError'
  readonly problems: readonly CorsProblem[]

  constructor(problems: readonly CorsProblem[]) {
    const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`
    super([`The CORS options have ${count}.`, ...problems.map(block)].join('\n\n'))
    this.problems = problems
  }
}

const block = ({ message, suggestion }: CorsProblem): string =>
  suggestion === undefined ? `  ${message}` : `  ${message}\n  Write: ${suggestion}`
