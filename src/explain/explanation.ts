import type { Exchange, JudgedStep } from '../browser/judge.js'
import type { Reason, Section, Step } from '../browser/step.js'
import type { CorsProblemCode } from '../problems.js'
import type { HeaderList } from '../protocol/header-list.js'

/**
 * What a browser does with a request, and why. It is plain data: `JSON.stringify` includes all of it. `String` returns a
 * text for a terminal.
 */
export interface Explanation {
  /** Whether the script gets the response. */
  readonly allowed: boolean
  /** `unknown` if a request that decides the verdict was not sent. */
  readonly verdict: 'allowed' | 'blocked' | 'unknown'
  /** Whether a preflight comes before the request. */
  readonly preflight: boolean
  readonly request: RequestExplained
  /** In the browser's order. If the verdict is `blocked`, at least one failed. */
  readonly steps: readonly ExplainedStep[]
  /** What was sent, and what came back. */
  readonly exchanges: readonly Exchange[]
  /**
   * The response headers that the script can read in addition to the safelisted ones, in lowercase. `'*'` means all
   * except `Set-Cookie`. Empty if the script gets no response.
   */
  readonly exposedHeaders: readonly string[] | '*'
  /** The headers that the last response needed, if that response blocks the request. */
  readonly needed: HeaderList
  /** Problems that do not block this request but can cause trouble later. */
  readonly warnings: readonly Warning[]
  /** The smallest set of changes to the options that allows the request. Apply all of them. Empty if no change helps. */
  readonly suggestions: readonly Suggestion[]
  /** Why no safe option can allow the request, or `null`. */
  readonly obstacle: Obstacle | null
  /** The whole explanation as text for a terminal of 80 columns, without colors. */
  toString(): string
}

/** The request that an {@link Explanation} describes, as the script makes it. */
export interface RequestExplained {
  /** `null` if `policy.explain` gets no URL. */
  readonly url: string | null
  readonly origin: string
  readonly method: string
  readonly headers: HeaderList
  readonly credentials: boolean
  /** The kind of body, if there is one. */
  readonly body?: 'text' | 'bytes' | 'stream' | undefined
  /** `true` if there is a listener on `XMLHttpRequest.upload`. */
  readonly uploadListener?: boolean | undefined
}

/** A step that the browser takes, in the Fetch standard's terms. */
export interface ExplainedStep extends Omit<JudgedStep, 'section' | 'reason'> {
  /** An anchor of https://fetch.spec.whatwg.org. */
  readonly section: Section | OriginStep['section']
  /** Why the step ended as it did. These codes are stable. */
  readonly reason: Reason | OriginStep['reason']
  /** The reason as a sentence. */
  readonly sentence: string
  /** The response header that decided, or the name of the missing one. `null` if no header decided. */
  readonly line: string | null
}

/** The step that reports an invalid origin. The browser's half has no such step. */
export interface OriginStep extends Omit<Step, 'section' | 'reason'> {
  readonly section: '#origin-header'
  readonly reason: 'origin-not-serialized'
}

/** Something that works now and can fail later. */
export interface Warning {
  readonly code:
    | 'cache-mixes-origins'
    | 'preflight-handed-on'
    | 'authorization-only-wildcard'
    | 'cors-answer-requested'
    | 'any-origin-with-credentials'
    | 'null-origin'
  readonly message: string
}

/** A change to one option. */
export interface Suggestion {
  readonly option: 'origin' | 'methods' | 'allowedHeaders' | 'exposedHeaders' | 'credentials'
  /**
   * What to do with `value`. `set` replaces the option. `add` adds it to the listed origins, or to those for which the
   * predicate returns true.
   */
  readonly change: 'set' | 'add'
  readonly value: boolean | readonly string[]
  /** The option as JavaScript. `…` means what is already there. */
  readonly source: string
  readonly why: string
}

/** Why a request stays blocked with every set of safe options. */
export interface Obstacle {
  /** Stable. A code of `CorsProblem` if the options that would allow the request are refused. */
  readonly code:
    'origin-not-serialized' | 'request-impossible' | 'cors-answer-requested' | CorsProblemCode
  readonly message: string
}
