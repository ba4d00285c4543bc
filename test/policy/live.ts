import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import {
  createLivePolicy,
  type CorsOptions,
  type LivePolicy,
  type LivePolicyMessage,
  type LivePolicyOptions,
  type OriginChange,
} from 'allow-origin'

export const one = 'https://one.example'
export const two = 'https://two.example'
export const three = 'https://three.example'

/** A live policy whose loads are settled by the test, with what its `subscribe` got. */
export interface Controlled {
  readonly live: LivePolicy
  /** How many loads have begun. */
  readonly loads: () => number
  /** Settles the oldest load that is still running. */
  readonly finish: (options: CorsOptions) => Promise<void>
  readonly fail: (error: unknown) => Promise<void>
  readonly notify: () => void
  readonly notifyOf: (change: OriginChange) => void
  readonly errors: readonly unknown[]
}

/** Lets all promises settle that are already resolved. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve()
}

export async function control(
  first: CorsOptions = { origin: [one] },
  more: Partial<LivePolicyOptions> = {},
): Promise<Controlled> {
  const waiting: PromiseWithResolvers<CorsOptions>[] = []
  const errors: unknown[] = []
  let loads = 0
  let notify: () => void = () => undefined
  let notifyOf: (change: OriginChange) => void = () => undefined
  const live = await createLivePolicy({
    load: () => {
      loads += 1
      if (loads === 1) return first
      const loading = withResolvers<CorsOptions>()
      waiting.push(loading)
      return loading.promise
    },
    subscribe: (reload, change) => {
      notify = reload
      notifyOf = change
    },
    onError: (error) => {
      errors.push(error)
    },
    ...more,
  })
  const next = (): PromiseWithResolvers<CorsOptions> => {
    const loading = waiting.shift()
    if (loading === undefined) throw new Error('no load is running')
    return loading
  }
  return {
    live,
    loads: () => loads,
    finish: async (options) => {
      next().resolve(options)
      await settle()
    },
    fail: async (error) => {
      next().reject(error)
      await settle()
    },
    notify: () => {
      notify()
    },
    notifyOf: (change) => {
      notifyOf(change)
    },
    errors,
  }
}

interface PromiseWithResolvers<Value> {
  readonly promise: Promise<Value>
  readonly resolve: (value: Value) => void
  readonly reject: (error: unknown) => void
}

/** Node 20 does not have `Promise.withResolvers`. */
function withResolvers<Value>(): PromiseWithResolvers<Value> {
  let settled: Omit<PromiseWithResolvers<Value>, 'promise'> | undefined
  const promise = new Promise<Value>((resolve, reject) => {
    settled = { resolve, reject }
  })
  if (settled === undefined) throw new Error('a promise calls its executor at once')
  return { promise, ...settled }
}

/** Collects the messages about live policies while a function runs. */
export async function changesOf(run: () => unknown): Promise<readonly LivePolicyMessage[]> {
  const messages: LivePolicyMessage[] = []
  const listen = (message: unknown): void => {
    messages.push(message as LivePolicyMessage)
  }
  subscribe('allow-origin:live-policy', listen)
  try {
    await run()
  } finally {
    unsubscribe('allow-origin:live-policy', listen)
  }
  return messages
}
