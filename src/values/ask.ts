import { isPromiseLike } from './promise.js'
import { doNotWaitFor } from './timer.js'

/** The callback that a predicate or a delegate may answer with. */
export type AnswerCallback = (error?: unknown, answer?: unknown) => void

/** How many milliseconds a promise or a callback may take. Common proxies wait twice as long for a response. */
export const answerTimeLimit = 30_000

/** What is the same each time that a function is called. */
export interface Question {
  /** The name of the function in errors. */
  readonly name: string
  /** Whether the callback is the function's last parameter, so the function probably calls it. */
  readonly callbackIsLast: boolean
  /** Whether a returned value is an answer. Functions in callback style may return anything. */
  readonly isAnswer: (value: unknown) => boolean
}

/**
 * Calls a user's function, which may return its answer, return a promise of it, or call a callback. The first answer
 * counts. If the callback is the last parameter, a returned value that is not an answer means that the callback will be
 * called. Otherwise any returned value is the answer.
 *
 * @param keepsProcessAlive if not, the process may exit before there is an answer
 * @returns the answer, or a promise if there is none yet. The promise rejects with the function's error, or with an error
 * of its own after {@link answerTimeLimit}
 * @throws what the function throws, or calls back with before it returns
 */
export function ask(
  call: (callback: AnswerCallback) => unknown,
  question: Question,
  keepsProcessAlive: boolean,
): unknown {
  const asked = new Asked(question)
  const returned = call((error, answer) => {
    asked.callBack(error, answer)
  })
  if (asked.state === 'open') {
    if (isPromiseLike(returned)) return asked.wait(returned, keepsProcessAlive)
    return asked.isFinal(returned) ? returned : asked.wait(undefined, keepsProcessAlive)
  }
  // Its answer does not count any more.
  if (isPromiseLike(returned)) ignore(returned)
  if (asked.state === 'failed') throw asked.value
  return asked.value
}

/**
 * One call of the function. It is a class because V8 slows down object literals that live as long as a promise: a call
 * would take four times as long.
 */
class Asked {
  state: 'open' | 'answered' | 'failed' = 'open'
  /** The answer or the error. */
  value: unknown
  readonly #question: Question
  #onSettled: (() => void) | undefined

  constructor(question: Question) {
    this.#question = question
  }

  isFinal(returned: unknown): boolean {
    const { callbackIsLast, isAnswer } = this.#question
    return !callbackIsLast || returned === null || isAnswer(returned)
  }

  callBack(error: unknown, answer: unknown): void {
    if (error) this.#settle('failed', error)
    else if (isPromiseLike(answer)) {
      ignore(answer)
      const message = `${this.#question.name} passed a promise to its callback; return the promise instead`
      this.#settle('failed', new TypeError(message))
    } else this.#settle('answered', answer)
  }

  #listen(promise: PromiseLike<unknown>): void {
    promise.then(
      (value) => {
        if (this.isFinal(value)) this.#settle('answered', value)
      },
      (error: unknown) => {
        this.#settle('failed', error)
      },
    )
  }

  #settle(state: 'answered' | 'failed', value: unknown): void {
    if (this.state !== 'open') return
    this.state = state
    this.value = value
    this.#onSettled?.()
  }

  /** Waits for a promise or for the callback. */
  wait(promise: PromiseLike<unknown> | undefined, keepsProcessAlive: boolean): Promise<unknown> {
    return new Promise((resolve, reject) => {
      let timer: ReturnType<typeof setTimeout> | undefined
      this.#onSettled = () => {
        clearTimeout(timer)
        if (this.state === 'failed') reject(this.value)
        else resolve(this.value)
      }
      const limitTime = (): void => {
        if (this.state !== 'open') return
        timer = setTimeout(() => {
          const seconds = answerTimeLimit / 1000
          const message = `${this.#question.name} did not answer within ${seconds} seconds`
          this.#settle('failed', new Error(message))
        }, answerTimeLimit)
        if (!keepsProcessAlive) doNotWaitFor(timer)
      }
      if (promise !== undefined) this.#listen(promise)
      // A promise that is already resolved, such as that of an async function without `await`, needs no timer. Creating
      // one takes a third of the time of a request here.
      void Promise.resolve().then(limitTime)
    })
  }
}

/** Without this, a rejection would crash the process. */
function ignore(promise: PromiseLike<unknown>): void {
  promise.then(undefined, () => undefined)
}
