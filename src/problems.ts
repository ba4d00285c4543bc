/** What kind of problem a {@link CorsProblem} is. */
export type CorsProblemCode =
  | 'credentials-expose-all'
  | 'credentials-for-all'
  | 'exception-unused'
  | 'exposed-set-cookie'
  | 'expression-backtracking'
  | 'expression-bare-dot'
  | 'expression-insecure-origin'
  | 'expression-look-alike'
  | 'expression-matches-nothing'
  | 'expression-multiline'
  | 'expression-open-end'
  | 'expression-public-suffix'
  | 'expression-quantified-letter'
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
  | 'origin-expression'
  | 'origin-file'
  | 'origin-ipv4'
  | 'origin-ipv6'
  | 'origin-leading-dot'
  | 'origin-list'
  | 'origin-malformed'
  | 'origin-opaque'
  | 'origin-path'
  | 'origin-port'
  | 'origin-punycode'
  | 'origin-scheme-missing'
  | 'origin-spaces'
  | 'origin-too-long'
  | 'origin-trailing-dot'
  | 'origin-unicode'
  | 'origin-upper-case'
  | 'origin-userinfo'
  | 'origin-websocket'
  | 'origin-wildcard'
  | 'origin-word'
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

/** How many problems a message shows. A list of a million origins may have as many. */
const mostShown = 10

/** Says of an error that it is one of these, to every copy of this package. */
const brand: unique symbol = Symbol.for('allow-origin.CorsOptionsError')

/**
 * Options that cannot work, or are unsafe. `cors` and `createPolicy` throw it. If a delegate or a predicate returns such
 * options, it is passed to `next`. It lists every problem at once; its message shows the first ten.
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
  static {
    // On the prototype, so that a stack trace starts with it.
    this.prototype.name = 'CorsOptionsError'
    Object.defineProperty(this.prototype, brand, { value: true })
  }

  /** Every problem, in the order of the options. */
  declare readonly problems: readonly CorsProblem[]

  constructor(problems: readonly CorsProblem[]) {
    super(messageOf(problems))
    // Not enumerable: Node would print them below the message, which has them.
    Object.defineProperty(this, 'problems', { value: problems })
  }

  /** An error of another copy of this package is one too. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && brand in value
  }
}

/**
 * Runs a function that users call, so that an error about their options starts with the line of theirs that called it.
 *
 * @param called the function as they know it
 */
export function blameCaller<Result>(
  called: (...given: never[]) => unknown,
  run: () => Result,
): Result {
  try {
    return run()
  } catch (error) {
    if (error instanceof CorsOptionsError) Error.captureStackTrace(error, called)
    throw error
  }
}

function messageOf(problems: readonly CorsProblem[]): string {
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`
  const shown = problems.slice(0, mostShown)
  const more = problems.length - shown.length
  return [
    `The CORS options have ${count}.`,
    ...Array.from(new Set(shown.map(({ path }) => path)), (path) =>
      block(shown.filter((problem) => problem.path === path)),
    ),
    ...(more > 0 ? [`  … and ${more} more, in \`error.problems\`.`] : []),
  ].join('\n\n')
}

/** The problems of one path as a terminal shows them: indented, no line over 100 columns, but code in one piece. */
function block(problems: readonly CorsProblem[]): string {
  const messages = problems.flatMap(({ message }) =>
    wrapMessage(message).map((line) => `  ${line}`),
  )
  const lines = problems.flatMap((problem) => lineToWrite(problem) ?? [])
  return [...messages, ...Array.from(new Set(lines), (line) => `  ${line}`)].join('\n')
}

/** A problem's suggestion as people are told it: an option with its name, an entry of a list alone. */
export function lineToWrite({
  code,
  path,
  suggestion,
}: Omit<CorsProblem, 'message'>): string | undefined {
  if (suggestion === undefined) return undefined
  const [, group, member] = /^(\w+)\.(\w+)$/.exec(path) ?? []
  if (group !== undefined) return `Write: ${group}: { ${String(member)}: ${suggestion} }`
  const isOption = /^\w+$/.test(path) && code !== 'unknown-option'
  return `Write: ${isOption ? `${path}: ` : ''}${suggestion}`
}

function wrapMessage(message: string): readonly string[] {
  const lines: string[] = []
  // What is quoted has no NUL: it is escaped there.
  const words = message.replace(/`[^`]*`/g, (code) => code.replaceAll(' ', '\0')).split(' ')
  for (const word of words) {
    const line = lines.at(-1)
    if (line === undefined || line.length + 1 + word.length > 98) lines.push(word)
    else lines[lines.length - 1] = `${line} ${word}`
  }
  return lines.map((line) => line.replaceAll('\0', ' '))
}
