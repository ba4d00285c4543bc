import { isPromiseLike } from './promise.js'

/** The callback that a predicate or a delegate may answer with. */
export type AnswerCallback = (error?: unknown, answer?: unknown) => void

/** How many milliseconds a promise or a callback may take. Common proxies wait twice as long for a response. */
export const answerTimeLimit = 30_000

export interface Question {
  /** The name of the function in errors. */
  readonly name: string
  /** Whether the callback is the function's last parameter, so the function probably calls it. */
  readonly callbackIsLast: boolean
  /** Whether a returned value is an answer. Functions in callback style may return anything. */
  readonly isAnswer: (value: unknown) => boolean
  /** Whether waiting keeps the process alive. If not, the process may exit before there is an answer. */
  readonly keepsProcessAlive: boolean
}

interface Settled {
  readonly failed: boolean
  readonly value: unknown
}

/**
 * Calls a user's function, which may return its answer, return a promise of it, or call a callback. The first answer
 * counts. If the callback is the last parameter, a returned value that is not an answer means that the callback will be
 * called. Otherwise any returned value is the answer.
 *
 * @returns the answer, or a promise if there is none yet. The promise rejects with the function's error, or with an error
 * of its own after {@link answerTimeLimit}
 * @throws what the function throws, or calls back with before it returns
 */
export function ask(call: (callback: AnswerCallback) => unknown, question: Question): unknown {
  const state: { settled?: Settled; onSettled?: (settled: Settled) => void } = {}
  const settle = (failed: boolean, value: unknown): void => {
    if (state.settled !== undefined) return
    state.settled = { failed, value }
    state.onSettled?.(state.settled)
  }
  const settleUnlessLeftOpen = (value: unknown): void => {
    if (value === null || question.isAnswer(value) || !question.callbackIsLast) settle(false, value)
  }

  const returned = call((error, answer) => {
    if (error) settle(true, error)
    else if (isPromiseLike(answer)) {
      // It is not awaited, so its rejection must not crash the process.
      answer.then(undefined, () => undefined)
      settle(
        true,
        new TypeError(
          `${question.name} passed a promise to its callback; return the promise instead`,
        ),
      )
    } else settle(false, answer)
  })
  if (!isPromiseLike(returned)) settleUnlessLeftOpen(returned)
  else {
    returned.then(settleUnlessLeftOpen, (error: unknown) => {
      settle(true, error)
    })
  }

  if (state.settled?.failed) throw state.settled.value
  if (state.settled) return state.settled.value
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      settle(
        true,
        new Error(`${question.name} did not answer within ${answerTimeLimit / 1000} seconds`),
      )
    }, answerTimeLimit)
    if (!question.keepsProcessAlive) timer.unref()
    state.onSettled = ({ failed, value }) => {
      clearTimeout(timer)
      if (failed) reject(value)
      else resolve(value)
    }
  })
}
