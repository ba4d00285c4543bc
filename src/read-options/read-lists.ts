import type { CorsProblemCode, Report } from '../problems.js'
import { isForbiddenMethod } from '../protocol/methods.js'
import { isToken } from '../protocol/tokens.js'
import { quote, toSource } from '../values/quote.js'

/** What is wrong with one entry of a list. */
interface ListFault {
  readonly code: CorsProblemCode
  /** Continues "`methods[0]` is "…", which": what is wrong, and what to do. */
  readonly says: string
  /** What to write instead. An empty array means to leave it out; `undefined` means that it is not clear. */
  readonly meant?: readonly string[]
}

type FaultOf = (member: string) => ListFault | undefined

/** Reads `methods`: an array of methods, or a string of them with commas. */
export const readMethods = (value: unknown, report: Report): readonly string[] =>
  readTokens(value, 'methods', faultOfMethod, report)

/** Reads an array of header names, or a string of them with commas. */
export const readHeaderNames = (value: unknown, path: string, report: Report): readonly string[] =>
  readTokens(value, path, faultOfHeaderName, report)

/** Reads `exposedHeaders`: an array of header names, or a string of them with commas. */
export const readExposedHeaders = (
  value: unknown,
  credentials: boolean,
  report: Report,
): readonly string[] =>
  readTokens(
    value,
    'exposedHeaders',
    (member) => {
      if (credentials && /^(?:\*|all|any)$/i.test(member)) return exposedWildcard(member)
      return /^set-cookie2?$/i.test(member) ? exposedCookie : faultOfHeaderName(member)
    },
    report,
  )

const commonMethods = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'])

function faultOfMethod(member: string): ListFault | undefined {
  const quoted = quotedFault('method', member)
  if (quoted !== undefined) return quoted
  if (!isToken(member)) {
    const words = member.split(/[\s,;|&]/).filter((word) => word !== '')
    const says =
      'is not a valid HTTP method. One invalid entry makes browsers reject the whole list'
    return { code: 'method', says, ...(words.every(isToken) ? { meant: words } : {}) }
  }
  if (isForbiddenMethod(member)) {
    return {
      code: 'method-forbidden',
      says: 'browsers never let a script send. Leave it out',
      meant: [],
    }
  }
  const upper = member.toUpperCase()
  if (upper === 'ALL' || upper === 'ANY') {
    const says = "is not an HTTP method. To allow every method, write '*'"
    return { code: 'method', says, meant: ['*'] }
  }
  const literal = literalMark('method', member)
  if (literal !== undefined) return literal
  if (member === upper || !commonMethods.has(upper)) return undefined
  const says = `is not uppercase. Methods are case-sensitive; browsers send ${upper}`
  return { code: 'method-case', says, meant: [upper] }
}

/** Characters that a name can have, but only by mistake. */
function literalMark(code: CorsProblemCode, member: string): ListFault | undefined {
  const [separator] = /[&|]/.exec(member) ?? []
  if (separator !== undefined) {
    const says = `contains a \`${separator}\` that browsers take literally. List each one by itself`
    return { code, says, meant: member.split(/[&|]/).filter((word) => word !== '') }
  }
  if (member !== '*' && member.includes('*')) {
    return {
      code,
      says: "contains a `*` that browsers take literally. List each one, or write '*' for all",
    }
  }
  return undefined
}

/** A name in quotes. Double quotes are not valid in a name, and browsers take the others literally. */
const quotedFault = (code: CorsProblemCode, member: string): ListFault | undefined =>
  /["'`]/.test(member) && !/[\s,;]/.test(member)
    ? { code, says: 'contains quotes. Remove them', meant: [member.replace(/["'`]/g, '')] }
    : undefined

function faultOfHeaderName(member: string): ListFault | undefined {
  const code = 'header-name'
  if (/^(?:all|any)$/i.test(member)) {
    return { code, says: "is not a header name. For every header, write '*'", meant: ['*'] }
  }
  const quoted = quotedFault(code, member)
  if (quoted !== undefined) return quoted
  if (isToken(member)) return literalMark(code, member)
  const names = member.split(/:.*|[ ,;|&]/s).filter((name) => name !== '')
  const says = 'is not a valid header name. One invalid entry makes browsers reject the whole list'
  return { code, says, ...(names.every(isToken) ? { meant: names } : {}) }
}

const exposedWildcard = (member: string): ListFault => ({
  code: member === '*' ? 'credentials-expose-all' : 'header-name',
  says:
    (member === '*' ? 'browsers take literally if `credentials` is true' : 'is not a header name') +
    '. List the headers that your scripts read',
})

const exposedCookie: ListFault = {
  code: 'exposed-set-cookie',
  says: 'no script can read, whatever you expose. Leave it out',
  meant: [],
}

function readTokens(
  value: unknown,
  option: string,
  faultOf: FaultOf,
  report: Report,
): readonly string[] {
  if (typeof value === 'string') return readText(value, option, faultOf, report)
  if (Array.isArray(value)) return readArray(value, option, faultOf, report)
  report({
    code: 'wrong-type',
    path: option,
    message: `\`${option}\` is ${quote(value)}. It must be an array of strings, or one string with commas.`,
  })
  return []
}

function readText(
  value: string,
  option: string,
  faultOf: FaultOf,
  report: Report,
): readonly string[] {
  const members = value.split(',').map((member) => member.trim())
  const meant = members.map((member) => membersMeant(member, faultOf))
  const suggestion = meant.includes(undefined)
    ? {}
    : { suggestion: toSource(meant.flat().length === 0 ? [] : meant.flat().join(', ')) }
  for (const member of members) {
    const fault = faultOf(member)
    if (fault === undefined) continue
    const message = `\`${option}\` has ${quote(member)}, which ${fault.says}.`
    report({ code: fault.code, path: option, message, ...suggestion })
  }
  return members
}

const notString = 'It must be a string: drop empty entries with `list.filter(Boolean)`.'

function readArray(
  value: readonly unknown[],
  option: string,
  faultOf: FaultOf,
  report: Report,
): readonly string[] {
  const members: string[] = []
  for (const [index, member] of value.entries()) {
    const path = `${option}[${index}]`
    if (typeof member !== 'string') {
      report({
        code: 'wrong-type',
        path,
        message: `\`${path}\` is ${quote(member)}. ${member ? 'It must be a string.' : notString}`,
      })
      continue
    }
    members.push(member)
    const fault = faultOf(member)
    if (fault === undefined) continue
    const message = `\`${path}\` is ${quote(member)}, which ${fault.says}.`
    const meant = membersMeant(member, faultOf)?.map(toSource).join(', ')
    report({ code: fault.code, path, message, ...(meant ? { suggestion: meant } : {}) })
  }
  return members
}

/** What to write instead of an entry, with nothing wrong in it. `undefined` if it is not clear what was meant. */
function membersMeant(member: string, faultOf: FaultOf): readonly string[] | undefined {
  const fault = faultOf(member)
  if (fault === undefined) return [member]
  const meant = fault.meant?.map((word) => membersMeant(word, faultOf))
  return meant?.every((words) => words !== undefined) ? [...new Set(meant.flat())] : undefined
}
