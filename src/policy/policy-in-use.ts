import type { LivePolicyOptions, OriginChange } from '../live-options.js'
import type { ListVersion } from '../origin/list-version.js'
import { listOf, listRule } from '../origin/entries/origin-rule.js'
import { CorsOptionsError } from '../problems.js'
import type { PolicyParts } from '../read-options/policy-parts.js'
import { copyChange, readChange, withoutList } from '../read-options/read-change.js'
import { finishInSlices } from '../values/pausable.js'
import { isPromiseLike } from '../values/promise.js'
import { doNotWaitFor } from '../values/timer.js'
import { compareLists, describeChange, type ListDifference } from './compare-lists.js'
import { CompiledPolicy } from './compiled-policy.js'
import { createPolicy } from './create-policy.js'
import type { LivePolicyMessage } from './live-message.js'
import type { Policy } from './policy.js'
import { readLoaded } from './read-loaded.js'

/** What a message says, apart from the live policy itself. */
export type LiveNews = Omit<LivePolicyMessage, 'live'>

/** What a policy in use needs of the live policy around it. */
export interface LiveContext {
  /** @throws Error if the live policy is closed */
  readonly check: () => void
  readonly report: (error: unknown) => void
  readonly isObserved: () => boolean
  readonly tell: (news: LiveNews) => void
}

/** The policy of a live policy: how it is loaded, and how its list is changed. It is always replaced as a whole. */
export class PolicyInUse<Request> {
  readonly #load: LivePolicyOptions<Request>['load']
  readonly #context: LiveContext
  #parts: PolicyParts<Request> | undefined
  /** Before the first load, it allows nothing. */
  #policy: Policy<Request> = createPolicy({ origin: false })
  /** The changes since the running load began, because it may not have seen them. Before the first load, all of them. */
  #sinceLoad: OriginChange[] | undefined = []

  constructor(load: LivePolicyOptions<Request>['load'], context: LiveContext) {
    this.#load = load
    this.#context = context
  }

  get policy(): Policy<Request> {
    return this.#policy
  }

  get isLoaded(): boolean {
    return this.#parts !== undefined
  }

  /** @throws what `load` throws, and CorsOptionsError with every problem of its options */
  async load(): Promise<void> {
    const { check, report, isObserved, tell } = this.#context
    const refused: unknown[] = []
    const start = performance.now()
    this.#sinceLoad ??= []
    let parts
    try {
      const options = await inTime(this.#load)
      parts = await finishInSlices(readLoaded(options, this.#parts))
      check()
      for (const change of this.#sinceLoad) {
        parts = applyAgain(change, parts, (error) => refused.push(error))
      }
    } finally {
      this.#sinceLoad = undefined
    }
    const before = listNow(this.#parts)
    this.#use(parts)
    const after = listNow(parts)
    const seconds = secondsSince(start)
    const { policy } = this
    for (const error of refused) report(error)
    if (!isObserved()) return
    const difference = await finishInSlices(compareLists(before, after))
    tell({ cause: 'load', ...difference, size: after?.size, seconds, policy })
  }

  /** @throws CorsOptionsError with every problem of the change */
  change(change: OriginChange): void {
    const start = performance.now()
    if (this.#parts === undefined) {
      // The first load will judge it.
      this.#sinceLoad?.push(copyChange(change))
      return
    }
    const { parts, asked, difference } = applyChange(change, this.#parts)
    this.#sinceLoad?.push(asked)
    if (parts === this.#parts) return
    this.#use(parts)
    const seconds = secondsSince(start)
    const { isObserved, tell } = this.#context
    if (!isObserved()) return
    tell({
      cause: 'change',
      ...difference,
      size: listNow(parts)?.size,
      seconds,
      policy: this.policy,
    })
  }

  #use(parts: PolicyParts<Request>): void {
    this.#policy = new CompiledPolicy(parts)
    this.#parts = parts
  }
}

/**
 * Applies a change to a loaded list. An error must not make the load fail: its list is newer than the one in use. Even if
 * the list does not allow what the change adds, what it removes must not be allowed again.
 */
function applyAgain<Request>(
  change: OriginChange,
  parts: PolicyParts<Request>,
  report: (error: unknown) => void,
): PolicyParts<Request> {
  try {
    return applyChange(change, parts).parts
  } catch (error) {
    report(error)
  }
  try {
    return applyChange({ remove: change.remove }, parts).parts
  } catch {
    return parts
  }
}

/** Applies a change to the list. If it changes nothing, the parts are the same. */
function applyChange<Request>(
  change: OriginChange,
  parts: PolicyParts<Request>,
): {
  readonly parts: PolicyParts<Request>
  /** A copy, because the user could change theirs. */
  readonly asked: OriginChange
  readonly difference: ListDifference
} {
  const before = listNow(parts)
  if (before === undefined) throw new CorsOptionsError([withoutList()])
  const asked = readChange(change, parts.rules, before)
  const { list, add, remove } = before.change(asked)
  return {
    asked,
    parts: list === before ? parts : { ...parts, origin: listRule(list, parts.rules) },
    difference: describeChange(add, remove),
  }
}

const listNow = (parts: PolicyParts<never> | undefined): ListVersion | undefined =>
  parts && listOf(parts.origin)

const secondsSince = (start: number): number => (performance.now() - start) / 1000

/** How many milliseconds `load` may take. A connection that hangs would otherwise stop all later loads. */
const loadTimeLimit = 5 * 60_000

async function inTime<Value>(load: () => Value | PromiseLike<Value>): Promise<Value> {
  const loading = load()
  // Workers have no timers while a module is loaded.
  if (!isPromiseLike(loading)) return loading
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error('`load` did not return the options within five minutes.'))
    }, loadTimeLimit)
    doNotWaitFor(timer)
  })
  try {
    return await Promise.race([loading, late])
  } finally {
    clearTimeout(timer)
  }
}
