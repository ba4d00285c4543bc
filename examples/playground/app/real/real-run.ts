import { effect, signal } from '@preact/signals'
import type { Arrived, Outcome } from '../agreement.js'
import { explanation, mode, script } from '../judged.js'
import { current, type Case } from '../state.js'
import { sendFrom } from './sender.js'

/** What happened when your browser made the request of a case. */
export type RealRun = { readonly of: Case } & (
  | {
      readonly kind: 'done'
      readonly url: string
      readonly arrived: readonly Arrived[]
      readonly outcome: Outcome
    }
  | { readonly kind: 'failed'; readonly why: string }
)

/** The latest run. It may be of an earlier case. */
export const realRun = signal<RealRun | undefined>(undefined)

/** A request is sent after you stop typing for this long, in milliseconds. */
const pause = 250

/** Sends the request of every case that the playground's server can serve. */
export function sendWhileTyping(): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  effect(() => {
    const asked = current.value
    clearTimeout(timer)
    if (mode.value !== 'real' || explanation.value === undefined) return
    // The first request does not wait for anything.
    timer = setTimeout(() => void run(asked), realRun.peek() === undefined ? 0 : pause)
  })
}

async function run(asked: Case): Promise<void> {
  const finished = await send(asked).catch((error: unknown): RealRun => ({
    of: asked,
    kind: 'failed',
    // `fetch` rejects with a `TypeError` if the server cannot be reached.
    why:
      error instanceof TypeError
        ? 'The playground does not respond. Is it still running?'
        : (error as Error).message,
  }))
  // The result of an earlier case would be about another policy.
  if (asked === current.peek()) realRun.value = finished
}

async function send(asked: Case): Promise<RealRun> {
  const { origin, method, headers, credentials } = script.peek()
  const { policy: text, setup, variables } = asked
  const request = { method, headers, credentials }
  const { id, url } = (await ask('/runs', { text, setup, variables, origin, ...request })) as {
    id: string
    url: string
  }
  const outcome = await sendFrom(origin, { url, ...request })
  const arrived = (await ask(`/runs/${id}`)) as readonly Arrived[]
  return { of: asked, kind: 'done', url, arrived, outcome }
}

/**
 * Asks the playground's server.
 *
 * @throws an error with the server's words if it rejects the request
 */
export async function ask(path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(
    path,
    body === undefined
      ? {}
      : {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
        },
  )
  const answer = (await response.json()) as { error?: string }
  if (!response.ok)
    throw new Error(answer.error ?? `The playground responded with ${response.status}.`)
  return answer
}
