import { isTrue, unknown, type Known } from './known-operators.js'
import { Unset } from './scope.js'

/** The functions that the playground knows. Each gets known values only. */
const functions: Readonly<Record<string, (...given: readonly Known[]) => Known>> = {
  String: (value) => (typeof value === 'object' ? unknown : value),
  Number: (value) => (typeof value === 'object' ? unknown : Number(value)),
  Boolean: (value) => isTrue(value),
  parseInt: (value, radix) => Number.parseInt(String(value), Number(radix ?? 10)),
  'Number.parseInt': (value, radix) => Number.parseInt(String(value), Number(radix ?? 10)),
  'Array.from': (value) => (Array.isArray(value) ? value : unknown),
  'Array.isArray': (value) => Array.isArray(value),
  'Object.freeze': (value) => value,
  'Object.values': (value) => (isObject(value) ? Object.values(value) : unknown),
  'Object.keys': (value) => (isObject(value) ? Object.keys(value) : unknown),
  'JSON.parse': (value) => tryTo(() => JSON.parse(String(value)) as Known),
  Set: (value = []) => (Array.isArray(value) ? Array.from(new Set(value)) : unknown),
  Array: (...values) => values,
  // The expression is compiled here, but it never runs.
  RegExp: (source, flags) =>
    typeof source === 'string'
      ? tryTo(() => new RegExp(source, typeof flags === 'string' ? flags : ''))
      : source,
}

type Method<Value> = (value: Value, ...given: readonly Known[]) => Known

const ofStrings: Readonly<Record<string, Method<string>>> = {
  split: (value, separator) => split(value, separator),
  trim: (value) => value.trim(),
  toString: (value: string) => value,
  toLowerCase: (value) => value.toLowerCase(),
  toUpperCase: (value) => value.toUpperCase(),
  concat: (value, ...others) => value + others.join(''),
  startsWith: (value, part) => value.startsWith(String(part)),
  endsWith: (value, part) => value.endsWith(String(part)),
  includes: (value, part) => value.includes(String(part)),
  replace: (value, what, by) => replace(value, what, by),
  replaceAll: (value, what, by) =>
    typeof what === 'string' && typeof by === 'string' ? value.replaceAll(what, by) : unknown,
}

const ofArrays: Readonly<Record<string, Method<readonly Known[]>>> = {
  map: (values, change) => each(values, change, (results) => results),
  filter: (values, test) =>
    each(values, test, (results) => values.filter((_, index) => isTrue(results[index]))),
  some: (values, test) => each(values, test, (results) => results.some(isTrue)),
  flatMap: (values, change) => each(values, change, (results) => results.flat()),
  flat: (values) => values.flat(),
  concat: (values, ...others) => values.concat(...(others as Known[][])),
  join: (values, separator) => values.join(typeof separator === 'string' ? separator : ','),
  includes: (values, value) => values.includes(value),
  has: (values, value) => values.includes(value),
  indexOf: (values, value) => values.indexOf(value),
}

/** What can be left out after a variable that is not set: it only tidies the value up. */
const tidying = /^(?:trim|toString|toLowerCase|map|filter|replace)$/

/** The result of a function, or of a method if there is an object. */
export function callResult(name: string, object: Known, given: readonly Known[]): Known {
  if (given.includes(unknown)) return unknown
  if (object instanceof Unset) return callOfUnset(name, object, given)
  if (object === undefined && given[0] instanceof Unset && name === 'String') return given[0]
  const found = find(name, object)
  if (!found) return unknown
  const result = found(...given)
  return typeof result === 'string' && result.length > 100_000 ? unknown : result
}

function callOfUnset(name: string, object: Unset, [at]: readonly Known[]): Known {
  if (tidying.test(name)) return object
  if (name !== 'split' || object.source.endsWith(')')) return unknown
  return new Unset(
    `${object.source}.split(${JSON.stringify(typeof at === 'string' ? at : ',').replaceAll('"', "'")})`,
  )
}

function find(name: string, object: Known): ((...given: readonly Known[]) => Known) | undefined {
  if (object === undefined) return Object.hasOwn(functions, name) ? functions[name] : undefined
  const bind = <Value>(methods: Readonly<Record<string, Method<Value>>>, value: Value) => {
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined
    return method && ((...given: readonly Known[]) => method(value, ...given))
  }
  if (typeof object === 'string') return bind(ofStrings, object)
  return Array.isArray(object) ? bind(ofArrays, object as readonly Known[]) : undefined
}

function each(
  values: readonly Known[],
  change: Known,
  collect: (results: readonly Known[]) => Known,
): Known {
  if (typeof change !== 'function') return unknown
  const results = values.map((value) => (change as (value: Known) => Known)(value))
  return results.includes(unknown) ? unknown : collect(results)
}

/** Splits at commas, spaces, semicolons or bars. Another regular expression could be slow, so it is not known. */
function split(value: string, separator: Known): Known {
  if (typeof separator === 'string') return value.split(separator)
  if (!(separator instanceof RegExp)) return unknown
  if (!/^(?:\\s|[,;| [\]*+?])+$/.test(separator.source)) return unknown
  return value.split(/[\s,;|]+/)
}

/** Removes a trailing slash, or replaces one string by another. */
function replace(value: string, what: Known, by: Known): Known {
  if (typeof by !== 'string') return unknown
  if (typeof what === 'string') return value.replace(what, () => by)
  if (!(what instanceof RegExp)) return unknown
  if (/^\\\/[+*]?\$$/.test(what.source)) return value.replace(/(?<!\/)\/+$/, () => by)
  return what.source === String.raw`\s+` || what.source === String.raw`\s`
    ? value.replaceAll(/\s/g, () => by)
    : unknown
}

const isObject = (value: Known): value is Readonly<Record<string, Known>> =>
  typeof value === 'object' && value !== null

function tryTo(make: () => Known): Known {
  try {
    return make()
  } catch {
    return unknown
  }
}
