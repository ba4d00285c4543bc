import { channel } from 'node:diagnostics_channel'
import { env } from 'node:process'
import { debuglog } from 'node:util'
import { createLiveObserver } from './live-observer.js'
import { createObserver } from './observe.js'

/** Publishes decisions on servers that have Node's modules. */
export const observer = createObserver({ channel, debuglog, nodeDebug: env.NODE_DEBUG })

/** Publishes what live policies change, on the same servers. */
export const liveObserver = createLiveObserver(channel)
