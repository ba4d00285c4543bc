/** The callback that a predicate or a delegate may answer with. */
export type AnswerCallback = (error?: unknown, answer?: unknown) => void

/** Milliseconds that a promise or a callback may take: half of what common proxies wait for a response. */
export const answerTimeLimit = 30_000

export interface Question {
  /** What is asked, as an error names it. */
  readonly name: string
  /** Whether the callback is the function's last parameter, so that it is there to be called. */
  readonly callbackIsLast: boolean
  /** Whether a value is an answer: a function in callback style returns whatever its last call did. */
  readonly isAnswer: (value: unknown) => boolean
  /** Whether waiting keeps the process alive. If not, it may exit before there is an answer, or the time is up. */
  readonly keepsProcessAlive: boolean
}

interface Settled {
  readonly failed: boolean
  readonly value: unknown
}

/**
 * Calls a function of the user's that may answer by returning, by a promise or by a callback. The first answer counts.
 * Where the callback is the function's last parameter, a return value and a promise's that are no answer leave it to the
 * callback; elsewhere they are the answer, whatever they are.
 *
 * @returns the answer; or a promise of it, where the function did not answer at once. The promise rejects with the
 * function's error, and with one of its own where there is no answer within {@link answerTimeLimit}
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
      // Nobody waits for it, so that its rejection would be nobody's.
      answer.then(undefined, () => undefined)
      settle(true, new TypeError(`${question.name} called back with a promise; return it`))
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

export const isPromiseLike = <Answer>(
  value: Answer | PromiseLike<Answer>,
): value is PromiseLike<Answer> =>
  (typeof value === 'object' || typeof value === 'function') &&
  value !== null &&
  'then' in value &&
  typeof value.then === 'function'

/** Uses an answer: at once where it is there, else when its promise resolves. */
export const whenAnswered = <Answer, Result>(
  answer: Answer | PromiseLike<Answer>,
  use: (answer: Answer) => Result | Promise<Result>,
): Result | Promise<Result> =>
  isPromiseLike(answer) ? Promise.resolve(answer).then(use) : use(answer)
