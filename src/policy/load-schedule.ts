import { doNotWaitFor } from '../values/timer.js'

/**
 * Decides when to load. Loads never overlap. Requests that come together share one load, and those that come during a load
 * share the next one.
 */
export class LoadSchedule {
  readonly #load: () => Promise<void>
  readonly #every: number | undefined
  #running: Promise<void> | undefined
  #next: Promise<void> | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #isClosed = false

  /** @param every seconds from the end of a load to the next one; if `undefined`, only requests cause loads */
  constructor(load: () => Promise<void>, every: number | undefined) {
    this.#load = load
    this.#every = every
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  /** Loads now, or after the running load. The promise settles with that load. */
  request(): Promise<void> {
    this.#next ??= this.#loadAfter(this.#running)
    return this.#next
  }

  async #loadAfter(running = Promise.resolve()): Promise<void> {
    // Even if no load is running, this waits for the other requests of the same tick.
    await running.catch(() => undefined)
    this.#running = this.#next
    this.#next = undefined
    clearTimeout(this.#timer)
    try {
      this.check()
      await this.#load()
    } finally {
      this.#running = undefined
      this.#startTimer()
    }
  }

  #startTimer(): void {
    clearTimeout(this.#timer)
    if (this.#every === undefined || this.#isClosed) return
    const milliseconds = this.#every * 1000 * (1 + Math.random() / 10)
    this.#timer = setTimeout(() => {
      // The error is reported by what loads.
      this.request().catch(() => undefined)
    }, milliseconds)
    doNotWaitFor(this.#timer)
  }

  /** @throws Error if the schedule is closed */
  check(): void {
    if (this.#isClosed) throw new Error('The live policy is closed.')
  }

  /** From now on, nothing is loaded. */
  close(): void {
    this.#isClosed = true
    clearTimeout(this.#timer)
  }
}
