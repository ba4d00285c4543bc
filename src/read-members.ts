import { isPromiseLike } from './answer.js'
import { isPlainObject, isRegExp } from './kinds.js'
import { nearest } from './nearest.js'
import type { AllowlistRules } from './origin/allowlist-rules.js'
import { readAllowlist } from './origin/read-allowlist.js'
import type { CorsProblem, Report } from './problems.js'
import { quote } from './quote.js'
import { toSource, type Listed } from './source.js'

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
  if (!isObjectOf(names, value)) {
    report(notAnObject(value, path))
    return members
  }
  for (const name of Object.keys(value)) {
    if (!names.includes(name)) report(unknown(join(path, name), name, names))
  }
  for (const name of names) {
    if (Object.hasOwn(value, name)) members[name] = value[name]
    else if (name in value) report(inherited(join(path, name)))
  }
  return members
}

const join = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`)

/** Whether a value is an object for some options: a plain one, or another that has one of them, such as an instance. */
function isObjectOf(
  names: readonly string[],
  value: unknown,
): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || isRegExp(value))
    return false
  return !isPromiseLike(value) && (isPlainObject(value) || names.some((name) => name in value))
}

function notAnObject(value: unknown, path: string): CorsProblem {
  const code = 'wrong-type'
  if (path !== '') {
    return { code, path, message: `\`${path}\` is ${quote(value)}. It has to be an object.` }
  }
  if (isPromiseLike(value)) {
    const message =
      'What stands in place of the options is a promise of something. Write `await` in front of it.'
    return { code, path, message }
  }
  const message = `What stands in place of the options is ${quote(value)}. They are an object, in which \`origin\` is one.`
  return isSoundOrigin(value)
    ? { code, path, message, suggestion: `{ origin: ${toSource(value)} }` }
    : { code, path, message }
}

/** Whether a value would do as `origin`: it is what people most often write in place of the options. */
function isSoundOrigin(value: unknown): value is Listed | readonly Listed[] {
  let sound = true
  readAllowlist(value, 'origin', noDangers, () => {
    sound = false
  })
  return sound
}

const noDangers: AllowlistRules = {
  credentials: false,
  nullOrigin: false,
  insecureOrigins: false,
  publicSuffixes: false,
}

function unknown(path: string, name: string, names: readonly string[]): CorsProblem {
  const meant = nearest(name, names)
  const message = `\`${path}\` is no option, so that it would change nothing.`
  const code = 'unknown-option'
  return meant === undefined
    ? { code, path, message: `${message} There are: ${names.join(', ')}.` }
    : { code, path, message, suggestion: meant }
}

const inherited = (path: string): CorsProblem => ({
  code: 'inherited-option',
  path,
  message: `\`${path}\` is inherited by the options object, and only its own members are read. Copy it: \`{ ...defaults, … }\`.`,
})
