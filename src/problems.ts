/** The kind of a {@link CorsProblem}. `docs/errors.md` has an example of each. */
export type CorsProblemCode =
  | 'change-without-list'
  | 'credentials-expose-all'
  | 'credentials-for-all'
  | 'every'
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

/**
 * One thing that is wrong with the options.
 *
 * @example
 * ```ts
 * import { cors, CorsOptionsError, type CorsProblem } from 'allow-origin'
 *
 * const problemsOf = (origin: string): readonly CorsProblem[] => {
 *   try {
 *     cors({ origin })
 *     return []
 *   } catch (error) {
 *     if (error instanceof CorsOptionsError) return error.problems
 *     throw error
 *   }
 * }
 *
 * console.log(problemsOf('https://app.example.com/')[0]?.suggestion) // 'https://app.example.com'
 * ```
 */
export interface CorsProblem {
  /** The kind of problem. Stable: your code can rely on it. */
  readonly code: CorsProblemCode
  /** The option, such as `maxAge`, or a part of it, such as `origin[3]`. Empty for the options as a whole. */
  readonly path: string
  /** What is wrong, with the value you passed, and why it matters. */
  readonly message: string
  /** JavaScript to write at `path` instead. Missing if it is not clear what you meant. */
  readonly suggestion?: string
}

/** Collects problems, because one error lists them all. */
export type Report = (problem: CorsProblem) => void

/** How many problems a message shows. A list of a million origins may have as many. */
const mostShown = 10

/** Marks the errors of every copy of this package. */
const brand: unique symbol = Symbol.for('allow-origin.CorsOptionsError')

/**
 * The error for options that cannot work, or are unsafe. `cors` and `createPolicy` throw it. If a delegate returns these
 * options, the error is passed to `next`. It lists every problem; its message shows the first ten.
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
    // On the prototype: then the stack trace starts with this name.
    this.prototype.name = 'CorsOptionsError'
    Object.defineProperty(this.prototype, brand, { value: true })
  }

  /** Every problem, in the order of the options. */
  declare readonly problems: readonly CorsProblem[]

  constructor(problems: readonly CorsProblem[]) {
    super(messageOf(problems))
    // Not enumerable: Node would print them again below the message.
    Object.defineProperty(this, 'problems', { value: problems })
  }

  /** True for errors of another copy of this package as well. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && brand in value
  }
}

/**
 * Runs a function that users call. If it throws a `CorsOptionsError`, the stack trace starts at the user's own line.
 *
 * @param called the public function, which the stack trace leaves out
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
  const codes = Array.from(new Set(shown.map(({ code }) => code)))
  return [
    `The CORS options have ${count}.`,
    ...Array.from(new Set(shown.map(({ path }) => path)), (path) =>
      block(shown.filter((problem) => problem.path === path)),
    ),
    ...(more > 0 ? [`  … and ${more} more, in \`error.problems\`.`] : []),
    wrapMessage(`See docs/errors.md in the package allow-origin: ${codes.join(', ')}`).join('\n'),
  ].join('\n\n')
}

/** The problems of one path as text for a terminal: indented, at most 100 columns wide, never breaking code. */
function block(problems: readonly CorsProblem[]): string {
  const messages = problems.flatMap(({ message }) =>
    wrapMessage(message).map((line) => `  ${line}`),
  )
  const lines = problems.flatMap((problem) => lineToWrite(problem) ?? [])
  return [...messages, ...Array.from(new Set(lines), (line) => `  ${line}`)].join('\n')
}

/** The line that shows a suggestion. It names the option, but not for an entry of a list. */
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
  // `\0` marks spaces that must stay. Quoted values cannot contain it, because quoting escapes it.
  const words = message.replace(/`[^`]*`/g, (code) => code.replaceAll(' ', '\0')).split(' ')
  for (const word of words) {
    const line = lines.at(-1)
    if (line === undefined || line.length + 1 + word.length > 98) lines.push(word)
    else lines[lines.length - 1] = `${line} ${word}`
  }
  return lines.map((line) => line.replaceAll('\0', ' '))
}
