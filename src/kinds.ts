// Values of every realm: test runners and sandboxes have their own `Object` and `RegExp`, which `instanceof` denies.

export const isRegExp = (value: unknown): value is RegExp =>
  Object.prototype.toString.call(value) === '[object RegExp]'

/** Whether a value is an object as a literal makes it, and nobody's class. */
export function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
