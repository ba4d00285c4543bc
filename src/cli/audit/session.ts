import type { IncomingResponse } from '../../browser/browser-request.js'
import type { Probe, Probed } from './probe.js'

/** Sends a probe. Without a response, it returns `'late'` if time ran out, and `undefined` for every other cause. */
export type SendProbe = (probe: Probe) => Promise<IncomingResponse | 'late' | undefined>

/** The most requests of one audit. */
export const mostRequests = 60

/** A server that does not respond to so many requests in a row gets no more, unless it still responds to the first. */
const mostFailures = 3

/** The requests of one audit: one at a time, none twice, and not too many. */
export class Session {
  readonly #send: SendProbe
  readonly #sent = new Map<string, Probed | undefined>()
  #failures = 0
  #failuresInRow = 0
  /** The first one with a response. */
  #first: Probe | undefined
  #repeated = 0
  #isRefused = false

  constructor(send: SendProbe) {
    this.#send = send
  }

  get requests(): number {
    return this.#sent.size + this.#repeated
  }

  get failures(): number {
    return this.#failures
  }

  /** Whether the server asks for fewer requests (429), or does not respond any more. */
  get isStopped(): boolean {
    return this.#isRefused || this.#failuresInRow >= mostFailures
  }

  /** @returns `undefined` if there is no response */
  async try(probe: Probe): Promise<Probed | undefined> {
    const key = JSON.stringify(probe)
    if (this.#sent.has(key)) return this.#sent.get(key)
    if (this.isStopped || this.requests >= mostRequests) return undefined
    const sent = await this.#send(probe)
    const response = sent === 'late' ? undefined : sent
    this.#isRefused = response?.status === 429
    this.#failuresInRow = response === undefined ? this.#failuresInRow + 1 : 0
    if (response === undefined) this.#failures += 1
    const probed = response && !this.#isRefused ? { ...probe, response } : undefined
    this.#sent.set(key, probed)
    if (probed) this.#first ??= probe
    if (sent === undefined && this.#failuresInRow >= mostFailures) await this.#repeatFirst()
    return probed
  }

  /** Some servers and firewalls close the connection instead of denying an origin. They still respond to others. */
  async #repeatFirst(): Promise<void> {
    if (this.#first === undefined) return
    if (this.requests < mostRequests) {
      this.#repeated += 1
      const again = await this.#send(this.#first)
      if (again === undefined || again === 'late') return
      this.#isRefused = again.status === 429
    }
    this.#failuresInRow = 0
  }
}
