import { judge, type Exchange } from '../../../../src/browser/judge.js'
import { createExplanation } from '../../../../src/explain/create-explanation.js'
import type { Explanation } from '../../../../src/explain/explanation.js'
import type { FormRequest, PastedRequest, PastedResponse } from './pasted.js'

/**
 * What a browser does with the responses that were pasted, in the form of `policy.explain`. The verdict is `unknown` if a
 * response that decides is missing.
 *
 * @param request replaces what the text does not say, such as the origin
 * @returns `null` without a response, an origin or a URL
 */
export function explainPasted(
  pasted: PastedRequest,
  request: Readonly<Partial<FormRequest>> = {},
): Explanation | null {
  const {
    origin,
    url,
    method = 'GET',
    headers = [],
    credentials = false,
    body,
  } = { ...pasted.request, ...request }
  if (origin === undefined || url === undefined || pasted.exchanges.length === 0) return null
  const script = { origin, url, method, headers, credentials, ...(body && { body }) }
  const left = [...pasted.exchanges]
  const send = ({ kind }: { readonly kind: 'preflight' | 'actual' }): Exchange['response'] => {
    const index = left.findIndex(({ isPreflight }) => isPreflight === (kind === 'preflight'))
    const [found] = index === -1 ? [] : left.splice(index, 1)
    return found && responseOf(found)
  }
  return createExplanation(script, judge(script, send), { warnings: [], obstacle: null })
}

const responseOf = ({ status, headers }: PastedResponse): Exchange['response'] => ({
  status,
  headers,
})
