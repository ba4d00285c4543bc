import { splitValue } from './header-values.js'
import { isForbiddenMethod } from './methods.js'

const forbiddenNames = new Set([
  'accept-charset',
  'accept-encoding',
  'access-control-request-headers',
  'access-control-request-method',
  'connection',
  'content-length',
  'cookie',
  'cookie2',
  'date',
  'dnt',
  'expect',
  'host',
  'keep-alive',
  'origin',
  'referer',
  'set-cookie',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
])

const overrides = new Set(['x-http-method', 'x-http-method-override', 'x-method-override'])

/** Whether only the user agent can set a header (Fetch, `#forbidden-request-header`). A script's header is dropped. */
export function isForbiddenRequestHeader(name: string, value: string): boolean {
  const lower = name.toLowerCase()
  if (forbiddenNames.has(lower) || lower.startsWith('proxy-') || lower.startsWith('sec-'))
    return true
  return overrides.has(lower) && splitValue(value).some(isForbiddenMethod)
}
