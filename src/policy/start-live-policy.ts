import type { LivePolicyOptions, OriginChange } from '../live-options.js'
import { loadPublicSuffixes } from '../origin/public-suffix.js'
import { CorsOptionsError } from '../problems.js'
import { notEnd } from '../read-options/read-live-options.js'
import { isPromiseLike } from '../values/promise.js'
import type { LiveObserver } from './live-message.js'
import { liveBrand, liveKind, type LivePolicy } from './live-policy.js'
import { LoadSchedule } from './load-schedule.js'
import type { Policy } from './policy.js'
import { PolicyInUse } from './policy-in-use.js'

/**
 * Subscribes, loads, and returns the live policy.
 *
 * @param options checked
 * @throws what `subscribe` and the first load throw
 */
export async function startLivePolicy<Request>(
  options: LivePolicyOptions<Request>,
  observer: LiveObserver,
): Promise<LivePolicy<Request>> {
  // Load them now: the entries of later lists are checked while requests wait.
  loadPublicSuffixes()
  const live = new RunningPolicy(options, observer)
  await live.start(options.subscribe)
  return live
}

/** The one implementation of a live policy. */
class RunningPolicy<Request> implements LivePolicy<Request> {
  readonly [Symbol.toStringTag] = 'LivePolicy'
  /** Tells a copy from options, as for a policy. */
  readonly kind = liveKind
  readonly #inUse: PolicyInUse<Request>
  readonly #schedule: LoadSchedule
  readonly #report: (error: unknown) => void
  #hasStarted = false
  #end: unknown
  #closing: Promise<void> | undefined

  constructor(
    { load, every, onError }: LivePolicyOptions<Request>,
    { isObserved, tell, createWarn }: LiveObserver,
  ) {
    // Not enumerable and refers to the live policy itself, as for a policy.
    Object.defineProperty(this, liveBrand, { value: this })
    const warn = createWarn()
    this.#report = (error) => {
      try {
        const report: (failure: unknown) => unknown = onError ?? warn
        const reporting = report(error)
        if (isPromiseLike(reporting)) reporting.then(undefined, warn)
      } catch (failure) {
        warn(failure)
      }
    }
    this.#inUse = new PolicyInUse(load, {
      check: () => {
        this.#schedule.check()
      },
      report: this.#report,
      isObserved,
      tell: (news) => {
        tell({ ...news, live: this })
      },
    })
    this.#schedule = new LoadSchedule(() => this.#load(), every)
    Object.freeze(this)
  }

  async start(subscribe: LivePolicyOptions['subscribe']): Promise<void> {
    try {
      const end: unknown = await subscribe?.(
        () => {
          // Otherwise the first load is still to come.
          if (this.#hasStarted) void this.reload()
        },
        (change) => {
          this.#changeOnNotice(change)
        },
      )
      if (end !== undefined && typeof end !== 'function') throw new CorsOptionsError([notEnd(end)])
      this.#end = end
      const loading = this.#schedule.request()
      this.#hasStarted = true
      await loading
    } catch (error) {
      await this.close()
      throw error
    }
  }

  async #load(): Promise<void> {
    const isFirst = !this.#inUse.isLoaded
    try {
      await this.#inUse.load()
    } catch (error) {
      if (!isFirst && !this.#schedule.isClosed) this.#report(error)
      throw error
    }
  }

  get current(): Policy<Request> {
    return this.#inUse.policy
  }

  /** An own property, because functions make `structuredClone` throw. */
  readonly reload = (): Promise<void> => {
    const loading = this.#schedule.request()
    // It was reported. If the caller does not wait for the promise, a rejection must not crash the process.
    loading.catch(() => undefined)
    return loading
  }

  change(change: OriginChange): void {
    this.#schedule.check()
    this.#inUse.change(change)
  }

  #changeOnNotice(change: OriginChange): void {
    if (this.#schedule.isClosed) return
    try {
      this.#inUse.change(change)
    } catch (error) {
      this.#report(error)
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    this.#schedule.close()
    const end = this.#end
    try {
      if (typeof end === 'function') await (end as () => unknown)()
    } catch (error) {
      this.#report(error)
    }
  }

  /** Without this, a live policy would become options in JSON. */
  toJSON(): never {
    throw new TypeError('A live policy cannot be serialized.')
  }
}
