import { cors, type Explanation, type Policy } from 'allow-origin'
import { computed } from '@preact/signals'
import { judge } from '../../../src/browser/judge.js'
import { createExplanation } from '../../../src/explain/create-explanation.js'
import { readRequest, type RequestToExplain } from '../../../src/explain/read-request.js'
import type { Header } from '../../../src/protocol/header-list.js'
import { explainPasted } from './paste/explain-pasted.js'
import { readPasted } from './paste/read-pasted.js'
import { isServed } from './place.js'
import { checkPolicy, type Checked } from './policy/check-policy.js'
import { respondWith } from './respond-with.js'
import { isLoopback, liveAnswer } from './real/live-answer.js'
import { findSetup, type Handler } from './setups.js'
import { current } from './state.js'

/** The request, as a script makes it. */
export interface ScriptRequest {
  readonly origin: string
  readonly url: string
  readonly method: string
  readonly headers: readonly Header[]
  readonly credentials: boolean
}

const lines = computed(() => current.value.headers.split('\n').filter((line) => line.trim() !== ''))

/** The first header line that cannot be read. */
export const brokenLine = computed(() => lines.value.find((line) => !/^[^:]+:/.test(line))?.trim())

const headers = computed<readonly Header[]>(() =>
  lines.value.map((line) => {
    const [name = ''] = line.split(':', 1)
    return [name.trim(), line.slice(name.length + 1).trim()]
  }),
)

/** Node accepts 16 KiB of headers, and the browser adds its own. */
const mostHeaders = 12_000

/** What the case was read from, if that decides the verdict. */
const pasted = computed(() =>
  current.value.pasted === '' ? undefined : readPasted(current.value.pasted),
)

/** The response that was pasted, with its request. */
const response = computed(() =>
  pasted.value?.kind === 'request' && pasted.value.exchanges.length > 0 ? pasted.value : undefined,
)

/** A line of the console about a failure that nothing on this page causes. */
export const consoleLine = computed(() =>
  pasted.value?.kind === 'console' ? pasted.value : undefined,
)

/**
 * How the page finds out: from requests that your browser really makes, from your server, from a response or a line
 * of the console that you pasted, or by explaining the policy, which sends nothing.
 */
export const mode = computed<'real' | 'server' | 'response' | 'line' | 'explain'>(() => {
  const { origin, url, headers, live } = current.value
  if (response.value) return 'response'
  if (consoleLine.value) return 'line'
  if (!IS_STATIC && live && isLoopback(url.trim())) return 'server'
  return isServed(origin.trim()) && url.trim() === '' && headers.length <= mostHeaders
    ? 'real'
    : 'explain'
})

/** The request that the page explains. */
export const script = computed<ScriptRequest>(() => {
  const { method, credentials } = current.value
  const origin = current.value.origin.trim()
  return {
    origin,
    url: current.value.url.trim() || urlFor(origin),
    method,
    headers: headers.value,
    credentials,
  }
})

function urlFor(origin: string): string {
  if (mode.value === 'real') return 'http://api.localhost/items'
  return origin === 'https://api.example.com'
    ? 'https://api.example.org/items'
    : 'https://api.example.com/items'
}

/** The policy, or what is wrong with it. */
export const checked = computed<Checked>(() =>
  checkPolicy(current.value.policy, current.value.variables),
)

/** Whether the verdict is about the policy. */
export const isAboutPolicy = computed(() => mode.value === 'real' || mode.value === 'explain')

/** What a browser does. `undefined` if that is not known yet, or if the policy does not start. */
export const explanation = computed<Explanation | undefined>(() => {
  if (brokenLine.value !== undefined || mode.value === 'line') return undefined
  if (mode.value === 'server') {
    if (script.value.origin === '') return undefined
    const answer = liveAnswer.value
    return answer?.kind === 'judged' && answer.of === current.value ? answer.explanation : undefined
  }
  if (response.value) {
    if (script.value.origin === '') return undefined
    const request = {
      ...script.value,
      headers: script.value.headers.map(([name, value]): [string, string] => [name, value]),
    }
    return explainPasted({ ...response.value, request }) ?? undefined
  }
  return checked.value.starts
    ? explainUnder(checked.value.policy, current.value.setup, script.value)
    : undefined
})

function explainUnder(policy: Policy, setup: string, request: RequestToExplain): Explanation {
  const explained = policy.explain(request)
  // Only functions of a policy can be asynchronous, and these policies are data.
  if (explained instanceof Promise) throw new Error('The explanation is not there yet.')
  if (explained.exchanges.length === 0) return explained
  const { suggestions, obstacle, warnings } = explained
  return { ...judgeBehind(cors(policy), setup, request), suggestions, obstacle, warnings }
}

/** What a browser does with the responses of a server that runs this middleware. */
export function judgeBehind(
  middleware: Handler,
  setup: string,
  request: RequestToExplain,
): Explanation {
  const read = readRequest(request)
  const chain = findSetup(setup).chain(middleware)
  const given = { ...read, url: read.url ?? 'https://api.example.com/items' }
  return createExplanation(
    given,
    judge(given, (outgoing) => respondWith(chain, outgoing)),
  )
}
