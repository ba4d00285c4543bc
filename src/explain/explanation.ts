import type { Exchange, JudgedStep } from '../browser/judge.js'
import type { Reason, Section, Step } from '../browser/step.js'
import type { CorsProblemCode } from '../problems.js'
import type { HeaderList } from '../protocol/header-list.js'

/**
 * What a browser does with a request, and why. Plain data: `JSON.stringify` gives all of it, and `String` a text for a
 * terminal.
 */
export interface Explanation {
  /** Whether the script gets the response. */
  readonly allowed: boolean
  /** `unknown` where a request that decides about it was not sent. */
  readonly verdict: 'allowed' | 'blocked' | 'unknown'
  /** Whether a preflight comes before the request. */
  readonly preflight: boolean
  readonly request: RequestExplained
  /** In the browser's order. Where the verdict is `blocked`, one failed at least. */
  readonly steps: readonly ExplainedStep[]
  /** What was sent, and what came back. */
  readonly exchanges: readonly Exchange[]
  /**
   * The response headers that the script can read beyond the safelisted ones, in lower case; `'*'` for all but
   * `Set-Cookie`. Empty where it gets no response.
   */
  readonly exposedHeaders: readonly string[] | '*'
  /** The headers that the last response should have had, where it is what blocks. */
  readonly needed: HeaderList
  /** What does not block the request, and can go wrong all the same. */
  readonly warnings: readonly Warning[]
  /** The smallest change to the options that allows the request: all of them together. Empty where there is none. */
  readonly suggestions: readonly Suggestion[]
  /** Why no option can allow the request, where none can. */
  readonly obstacle: Obstacle | null
  /** All of it as a text for a terminal of 80 columns, without colours. */
  toString(): string
}

/** The request that an {@link Explanation} is about, as the script makes it. */
export interface RequestExplained {
  /** `null` where a policy is asked, as it is the same for every URL. */
  readonly url: string | null
  readonly origin: string
  readonly method: string
  readonly headers: HeaderList
  readonly credentials: boolean
}

/** A step that the browser takes, in the terms of the Fetch standard. */
export interface ExplainedStep extends Omit<JudgedStep, 'section' | 'reason'> {
  /** An anchor of https://fetch.spec.whatwg.org. */
  readonly section: Section | OriginStep['section']
  /** Why it came out as it did; stable. */
  readonly reason: Reason | OriginStep['reason']
  /** The same in words. */
  readonly sentence: string
  /** The line of the response that decided, or which one is not there; `null` where none did. */
  readonly line: string | null
}

/** The step that the browser's half does not know: it never has an origin that is none. */
export interface OriginStep extends Omit<Step, 'section' | 'reason'> {
  readonly section: '#origin-header'
  readonly reason: 'origin-not-serialized'
}

/** Something that goes on working until it does not. */
export interface Warning {
  readonly code: 'cache-mixes-origins' | 'preflight-handed-on'
  readonly message: string
}

/** A change to one option. */
export interface Suggestion {
  readonly option: 'origin' | 'methods' | 'allowedHeaders' | 'exposedHeaders' | 'credentials'
  /**
   * What to do with `value`: `set` puts it in place of what is there; `add` adds it to the origins that are listed, or
   * to those for which the predicate answers true.
   */
  readonly change: 'set' | 'add'
  readonly value: boolean | readonly string[]
  /** The option as JavaScript; `…` stands for what is there already. */
  readonly source: string
  readonly why: string
}

/** What keeps a request blocked, whatever the options are. */
export interface Obstacle {
  /** Stable. A code of `CorsProblem` where the options that would allow it are refused. */
  readonly code: 'origin-not-serialized' | 'request-impossible' | CorsProblemCode
  readonly message: string
}
