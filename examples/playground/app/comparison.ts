import { computed } from '@preact/signals'
import npmCors from 'cors'
import type { Explanation } from 'allow-origin'
import { brokenLine, checked, isAboutPolicy, judgeBehind, script } from './judged.js'
import { NotData } from './policy/not-data.js'
import { readPolicy } from './policy/read-policy.js'
import { respondWith } from './respond-with.js'
import type { Handler } from './setups.js'
import { current } from './state.js'

/** What the npm package `cors` does with the same options and the same request. It really runs. */
export type Comparison =
  | { readonly kind: 'throws'; readonly error: string }
  | { readonly kind: 'not-run'; readonly why: string }
  | {
      readonly kind: 'ran'
      readonly explanation: Explanation
      /** An origin of an attacker that gets in, and whether it gets in with cookies. `*` means every website. */
      readonly letsIn: { readonly origin: string; readonly credentials: boolean } | undefined
    }

/** `undefined` if the verdict is about something else, if the policy is not data, or if a header line cannot be read. */
export const comparison = computed<Comparison | undefined>(() => {
  if (brokenLine.value !== undefined || !isAboutPolicy.value) return undefined
  try {
    return compare(readPolicy(current.value.policy, current.value.variables).value)
  } catch (error) {
    if (error instanceof NotData) return undefined
    return { kind: 'throws', error: String(error) }
  }
})

function compare(options: unknown): Comparison {
  const problems = checked.value.starts ? [] : checked.value.problems
  if (problems.some(({ code }) => code === 'expression-backtracking')) {
    return {
      kind: 'not-run',
      why: 'It would run this regular expression, which could stall the page.',
    }
  }
  const middleware = npmCors(options as npmCors.CorsOptions) as Handler
  const explanation = judgeBehind(middleware, current.value.setup, script.value)
  return { kind: 'ran', explanation, letsIn: findAttacker(middleware, problems) }
}

/** Tries origins of attackers, among them those that the problems name. */
function findAttacker(
  middleware: Handler,
  problems: readonly { readonly message: string }[],
): Extract<Comparison, { kind: 'ran' }>['letsIn'] {
  const named = problems.flatMap(({ message }) =>
    Array.from(message.matchAll(/\bhttps?:\/\/[^\s"'`,)\]]+/g), ([url]) =>
      url.replace(/[.:]$/, ''),
    ),
  )
  const candidates = [
    ...named,
    'https://attacker.example',
    `${script.value.origin}.attacker.example`,
  ]
  for (const origin of candidates.filter((one) => /evil|attack/.test(one))) {
    const headers = new Headers(
      respondWith([middleware, (_request, response) => response.end()], {
        method: 'GET',
        url: '/items',
        headers: [['Origin', origin]],
      })?.headers,
    )
    const allowed = headers.get('Access-Control-Allow-Origin')
    // Public on purpose is fine. Here, something is wrong with the options.
    if (allowed === '*' && problems.length > 0) return { origin: '*', credentials: false }
    if (allowed === origin) {
      return { origin, credentials: headers.get('Access-Control-Allow-Credentials') === 'true' }
    }
  }
  return undefined
}
