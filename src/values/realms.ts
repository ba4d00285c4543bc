// Test runners and sandboxes have their own `Object` and `RegExp`, so `instanceof` does not recognize their values.

/** The kind of a built-in object, such as `Map`. For object literals and most classes it is `Object`. */
export const kindOf = (value: object): string => Object.prototype.toString.call(value).slice(8, -1)

export const isRegExp = (value: unknown): value is RegExp =>
  typeof value === 'object' &&
  value !== null &&
  kindOf(value) === 'RegExp' &&
  'source' in value &&
  typeof value.source === 'string'

/** Whether a value is a plain object, not an instance of a class. */
export function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
