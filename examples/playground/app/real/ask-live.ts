import { effect } from '@preact/signals'
import type { Explanation } from 'allow-origin'
import { mode, script } from '../judged.js'
import { current, type Case } from '../state.js'
import { ask } from './real-run.js'
import { liveAnswer, type LiveAnswer } from './live-answer.js'

/** Your server is asked after you stop typing for this long, in milliseconds. */
const pause = 600

/** Asks your own server about every case that is about it. */
export function askWhileTyping(): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  effect(() => {
    const asked = current.value
    clearTimeout(timer)
    if (mode.value === 'server') timer = setTimeout(() => void run(asked), pause)
  })
}

async function run(asked: Case): Promise<void> {
  const answer = await check(asked).catch((error: unknown): LiveAnswer => ({
    of: asked,
    kind: 'failed',
    why: (error as Error).message,
  }))
  if (asked === current.peek()) liveAnswer.value = answer
}

/** Only requests that change nothing are sent, and preflights. */
async function check(asked: Case): Promise<LiveAnswer> {
  const answer = (await ask('/check', { ...script.peek(), send: false })) as Explanation & {
    readonly error?: { readonly message: string }
    readonly notes: readonly string[]
  }
  return answer.error
    ? { of: asked, kind: 'failed', why: answer.error.message }
    : { of: asked, kind: 'judged', explanation: answer, notes: answer.notes }
}
