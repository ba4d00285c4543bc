import { isRegExp } from './kinds.js'
import { nearest } from './nearest.js'
import type { CorsProblem, Report } from './problems.js'
import { quote } from './quote.js'

/** Members by name, with no prototype to inherit others from. */
export type Members = Readonly<Partial<Record<string, unknown>>>

/**
 * Reads the members of an options object: its own, and each of them once.
 *
 * @param path where the object stands in the options, empty for the options themselves
 * @param names the members that it may have
 * @returns a copy of the members, empty where the value is no such object
 */
export function readMembers(
  value: unknown,
  path: string,
  names: readonly string[],
  report: Report,
): Members {
  const members = Object.create(null) as Partial<Record<string, unknown>>
  if (!isOptionsObject(value)) {
    report(notAnObject(value, path))
    return members
  }
  for (const [name, member] of Object.entries(value)) {
    if (names.includes(name)) members[name] = member
    else report(unknown(join(path, name), name, names))
  }
  for (const name of names) {
    if (name in value && !Object.hasOwn(value, name)) {
      report(inherited(join(path, name)))
    }
  }
  return members
}

const join = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`)

const isOptionsObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isRegExp(value)

function notAnObject(value: unknown, path: string): CorsProblem {
  const code = 'wrong-type'
  if (path !== '') {
    return { code, path, message: `\`${path}\` is ${quote(value)}. It has to be an object.` }
  }
  return {
    code,
    path,
    message: `What stands in place of the options is ${quote(value)}. The options are an object, in which \`origin\` is one.`,
    suggestion: '{ origin: … }',
  }
}

function unknown(path: string, name: string, names: readonly string[]): CorsProblem {
  const meant = nearest(name, names)
  const problem: CorsProblem = {
    code: 'unknown-option',
    path,
    message: `\`${path}\` is no option, and would change nothing. Known here: ${names.join(', ')}.`,
  }
  return meant === undefined ? problem : { ...problem, suggestion: meant }
}

const inherited = (path: string): CorsProblem => ({
  code: 'inherited-option',
  path,
  message: `\`${path}\` is inherited by the options object, and only its own members are read. Copy it: \`{ ...defaults, … }\`.`,
})
