import type { LivePolicyOptions } from '../live-options.js'
import { CorsOptionsError, type CorsProblem, type Report } from '../problems.js'
import { isPromiseLike } from '../values/promise.js'
import { quote } from '../values/quote.js'
import { unknownMember } from './member-problems.js'
import { optionNames } from './read-options.js'
import { readSeconds } from './read-scalars.js'

// `satisfies` makes sure that no name is missing and none is wrong.
const liveNames = Object.keys({
  load: true,
  subscribe: true,
  every: true,
  onError: true,
} satisfies Record<keyof LivePolicyOptions, true>)

/**
 * Checks the options of a live policy.
 *
 * @throws CorsOptionsError with every problem
 */
export function readLiveOptions<Request>(
  given: LivePolicyOptions<Request>,
): LivePolicyOptions<Request> {
  const problems: CorsProblem[] = []
  const report: Report = (problem) => {
    problems.push(problem)
  }
  if (typeof given !== 'object' || (given as unknown) === null || Array.isArray(given)) {
    throw new CorsOptionsError([notLiveOptions(given)])
  }
  for (const name of Object.keys(given)) {
    if (!liveNames.includes(name)) report(unknownLiveOption(name))
  }
  const { load, subscribe, every, onError } = given
  checkFunction(load, 'load', 'a function that returns the options, or a promise of them', report)
  if (subscribe !== undefined) {
    checkFunction(subscribe, 'subscribe', 'a function that takes `reload` and `change`', report)
  }
  if (onError !== undefined) {
    checkFunction(onError, 'onError', 'a function that takes the error', report)
  }
  const seconds = every === undefined ? undefined : readSeconds(every, 'every', report)
  if (problems.length > 0) throw new CorsOptionsError(problems)
  return { load, subscribe, every: seconds, onError }
}

function checkFunction(value: unknown, path: string, expected: string, report: Report): void {
  if (typeof value === 'function') return
  const what = isPromiseLike(value) ? 'a promise' : quote(value)
  const message = `\`${path}\` is ${what}. It must be ${expected}.`
  report({ code: 'wrong-type', path, message })
}

/** A returned value of `subscribe` that cannot end the subscription. An object is not quoted: it can hold a password. */
export const notEnd = (value: unknown): CorsProblem => ({
  code: 'wrong-type',
  path: 'subscribe',
  message:
    `\`subscribe\` returned ${typeof value === 'object' && value ? 'an object' : quote(value)}. Return a function that ends ` +
    'the subscription, such as `() => subscription.unsubscribe()`, or return nothing.',
})

const notLiveOptions = (value: unknown): CorsProblem => ({
  code: 'wrong-type',
  path: '',
  message:
    `\`createLivePolicy()\` expects an object with the function \`load\`, but got ${quote(value)}. For example: ` +
    "`{ load: () => ({ origin: ['https://app.example.com'] }) }`.",
})

function unknownLiveOption(name: string): CorsProblem {
  if (!optionNames.includes(name)) return unknownMember(name, name, liveNames)
  const message = `\`${name}\` is not an option of a live policy. Return it from \`load\`: \`{ load: () => ({ ${name}: … }) }\`.`
  return { code: 'unknown-option', path: name, message }
}
