/** What kind of problem a {@link CorsProblem} is. */
export type CorsProblemCode =
  | 'credentials-expose-all'
  | 'credentials-for-all'
  | 'exposed-set-cookie'
  | 'expression-backtracking'
  | 'expression-bare-dot'
  | 'expression-insecure-origin'
  | 'expression-look-alike'
  | 'expression-matches-nothing'
  | 'expression-multiline'
  | 'expression-open-end'
  | 'expression-public-suffix'
  | 'expression-too-complex'
  | 'expression-unanchored'
  | 'factory-not-called'
  | 'header-name'
  | 'inherited-option'
  | 'insecure-origin'
  | 'max-age'
  | 'method'
  | 'method-case'
  | 'method-forbidden'
  | 'missing-origin'
  | 'next-missing'
  | 'null-origin'
  | 'options-success-status'
  | 'origin-default-port'
  | 'origin-empty'
  | 'origin-file'
  | 'origin-ipv4'
  | 'origin-ipv6'
  | 'origin-list'
  | 'origin-malformed'
  | 'origin-opaque'
  | 'origin-path'
  | 'origin-port'
  | 'origin-scheme-missing'
  | 'origin-spaces'
  | 'origin-too-long'
  | 'origin-trailing-dot'
  | 'origin-unicode'
  | 'origin-upper-case'
  | 'origin-userinfo'
  | 'origin-websocket'
  | 'origin-wildcard'
  | 'public-suffix'
  | 'unknown-option'
  | 'wildcard-answered'
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

/** A problem as a terminal shows it: indented, no line over 100 columns, but code in one piece. */
const block = ({ message, suggestion }: CorsProblem): string => {
  const text = message.replace(/(.{1,98})(?: |$)/g, '  $1\n').trimEnd()
  return suggestion === undefined ? text : `${text}\n  Write: ${suggestion}`
}
