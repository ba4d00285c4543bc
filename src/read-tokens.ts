import type { CorsProblemCode, Report } from './problems.js'
import { isToken } from './protocol/tokens.js'
import { quote } from './quote.js'

/** Reads `methods`: an array of methods, or a string of them with commas. */
export const readMethods = (value: unknown, report: Report): readonly string[] =>
  readTokens(value, 'methods', 'method', 'a method', report)

/** Reads an array of header names, or a string of them with commas. */
export const readHeaderNames = (value: unknown, path: string, report: Report): readonly string[] =>
  readTokens(value, path, 'header-name', "a header's name", report)

function readTokens(
  value: unknown,
  path: string,
  code: CorsProblemCode,
  what: string,
  report: Report,
): readonly string[] {
  const read = (member: unknown, memberPath: string): string => {
    if (typeof member === 'string' && isToken(member)) return member
    report({
      code: typeof member === 'string' ? code : 'wrong-type',
      path: memberPath,
      message: `\`${memberPath}\` has ${quote(member)}, which is not ${what}: browsers would take nothing from the list.`,
    })
    return ''
  }
  if (typeof value === 'string') return value.split(',').map((member) => read(member.trim(), path))
  if (Array.isArray(value)) {
    return Array.from(value, (member: unknown, index) => read(member, `${path}[${index}]`))
  }
  report({
    code: 'wrong-type',
    path,
    message: `\`${path}\` is ${quote(value)}. It is an array of strings, or a string with commas.`,
  })
  return []
}
