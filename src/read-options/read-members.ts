import { isPromiseLike } from '../values/promise.js'
import { isPlainObject, isRegExp } from '../values/realms.js'
import { inheritedMember, notAnObject, unknownMember } from './member-problems.js'
import type { CorsProblem, Report } from '../problems.js'

/** Members by name. It has no prototype, so it inherits nothing. */
export type Members = Readonly<Partial<Record<string, unknown>>>

/**
 * Reads the own members of an options object, each of them once.
 *
 * @param path the path of the object in the options; empty for the options themselves
 * @param names the members that it may have
 * @param refuse the problem of a value that is not an options object
 * @returns a copy of the members; empty if the value is not an options object
 */
export function readMembers(
  value: unknown,
  path: string,
  names: readonly string[],
  report: Report,
  refuse: (value: unknown, path: string) => CorsProblem = notAnObject,
): Members {
  const members = Object.create(null) as Partial<Record<string, unknown>>
  if (!isObjectOf(names, value)) {
    report(refuse(value, path))
    return members
  }
  for (const name of Object.keys(value)) {
    if (!names.includes(name)) report(unknownMember(join(path, name), name, names))
  }
  for (const name of names) {
    if (Object.hasOwn(value, name)) members[name] = value[name]
    else if (name in value) report(inheritedMember(join(path, name)))
  }
  return members
}

const join = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`)

/** Whether a value can hold options: a plain object, or an instance of a class that has at least one of them. */
function isObjectOf(
  names: readonly string[],
  value: unknown,
): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || isRegExp(value))
    return false
  return !isPromiseLike(value) && (isPlainObject(value) || names.some((name) => name in value))
}
