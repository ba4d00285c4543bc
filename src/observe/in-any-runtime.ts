import type { Observer } from '../policy/decide-request.js'
import type { LiveObserver } from '../policy/live-message.js'
import { createLiveObserver } from './live-observer.js'
import { createObserver, type Outlets } from './observe.js'

/** Where runtimes have Node's modules, if they have them. */
interface RuntimeModules {
  readonly process?: {
    readonly getBuiltinModule?: (name: string) => Partial<Outlets> | undefined
    readonly env?: Readonly<Record<string, string | undefined>>
  }
  readonly Deno?: unknown
}

/** Publishes decisions if the runtime has something to publish them with. An import of Node's modules would fail elsewhere. */
export function findObserver(): Observer {
  const { process, Deno } = globalThis as RuntimeModules
  const channel = findChannel()
  const debuglog = process?.getBuiltinModule?.('node:util')?.debuglog
  if (channel === undefined || debuglog === undefined) return silent
  // Deno would ask the user for permission to read the environment.
  const nodeDebug = Deno === undefined ? process?.env?.NODE_DEBUG : undefined
  return createObserver({ channel, debuglog, nodeDebug })
}

/** Publishes what live policies change, if the runtime has something to publish it with. */
export const findLiveObserver = (): LiveObserver => createLiveObserver(findChannel())

const findChannel = (): Outlets['channel'] | undefined =>
  (globalThis as RuntimeModules).process?.getBuiltinModule?.('node:diagnostics_channel')?.channel

const silent: Observer = {
  isObserved: () => false,
  tell: () => undefined,
}
