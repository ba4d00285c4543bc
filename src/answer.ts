/** The callback that a predicate or a delegate may answer with. */
export type AnswerCallback = (error?: unknown, answer?: unknown) => void

/** Milliseconds that a promise or a callback may take: half of what common proxies wait for a response. */
export const answerTimeLimit = 30_000

export interface Question {
  /** What is asked, as an error names it. */
  readonly name: string
  /** Whether the function declares a parameter for the callback, so that it may call it after it returned. */
  readonly takesCallback: boolean
  /** Whether what was returned is an answer: a function in callback style returns whatever its last call did. */
  readonly isAnswer: (returned: unknown) => boolean
}

/**
 * Calls a function of the user's that may answer by returning, by a promise or by a callback. The first answer counts.
 *
 * @returns the answer; or a promise of it, where the function did not answer at once. The promise rejects with the
 * function's error, and with one of its own where there is no answer within {@link answerTimeLimit}
 * @throws what the function throws, or calls back with before it returns
 */
export function ask(call: (callback: AnswerCallback) => unknown, question: Question): unknown {
  let early: Settled | undefined
  let settle = (settled: Settled): void => {
    early ??= settled
  }
  const settledEarly = (): Settled | undefined => early

  const returned = call((error, answer) => {
    settle(error ? { failed: true, value: error } : { failed: false, value: answer })
  })
  const called = settledEarly()
  if (called?.failed) throw called.value
  if (called) return called.value
  const promised = isPromiseLike(returned)
  if (!promised && (question.isAnswer(returned) || !question.takesCallback)) return returned

  let timer: ReturnType<typeof setTimeout> | undefined
  return new Promise((resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`${question.name} did not answer within ${answerTimeLimit / 1000} seconds`))
    }, answerTimeLimit)
    settle = ({ failed, value }) => {
      if (failed) reject(value)
      else resolve(value)
    }
    if (promised) returned.then(resolve, reject)
  }).finally(() => {
    clearTimeout(timer)
  })
}

interface Settled {
  readonly failed: boolean
  readonly value: unknown
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
