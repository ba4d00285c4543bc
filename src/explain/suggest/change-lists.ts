import type { CorsProblem } from '../../problems.js'
import { includesName } from '../../protocol/header-list.js'
import { isSafelistedMethod } from '../../protocol/methods.js'
import { unsafeRequestHeaderNames } from '../../protocol/request-headers.js'
import { readMethods } from '../../read-options/read-lists.js'
import { toSource } from '../../values/quote.js'
import { findCorsAnswers } from '../cors-answers.js'
import type { Change } from './change-options.js'

/** Lists the method. `*` allows every method: if browsers take `*` literally, the policy echoes the method. */
export const changeMethods: Change = ({ methods }, { method, preflightFlag }) => {
  // Without a list, browsers assume the method (Fetch, `#cors-preflight-fetch`).
  if (methods.length === 0 && preflightFlag) return undefined
  if (isSafelistedMethod(method) || methods.includes(method) || methods.includes('*')) {
    return undefined
  }
  const problems: CorsProblem[] = []
  readMethods([method], (problem) => {
    problems.push(problem)
  })
  if (problems.length > 0) {
    const message = `No option can allow this request. Methods are case-sensitive, so the script must write ${method.toUpperCase()} in uppercase.`
    return { code: 'method-case', message }
  }
  const value = [...methods, method]
  return {
    option: 'methods',
    change: 'set',
    value,
    source: `methods: ${toSource(value)}`,
    why: `${method} is not one of the allowed methods.`,
  }
}

/** Lists the headers that are not yet covered, in the preflight's spelling. */
export const changeAllowedHeaders: Change = ({ allowedHeaders }, request) => {
  // If browsers take `*` literally, the policy echoes the headers.
  if (allowedHeaders === undefined || allowedHeaders.includes('*')) return undefined
  const missing = unsafeRequestHeaderNames(request.headers).filter(
    (name) => !includesName(allowedHeaders, name),
  )
  if (missing.length === 0) return undefined
  const misplaced = findCorsAnswers(request.headers, missing)
  if (misplaced) return misplaced
  const value = [...allowedHeaders, ...missing]
  return {
    option: 'allowedHeaders',
    change: 'set',
    value,
    source: `allowedHeaders: ${toSource(value)}`,
    why: `These headers are not allowed: ${missing.join(', ')}.`,
  }
}
