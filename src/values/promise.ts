export const isPromiseLike = <Value>(
  value: Value | PromiseLike<Value>,
): value is PromiseLike<Value> =>
  (typeof value === 'object' || typeof value === 'function') &&
  value !== null &&
  'then' in value &&
  typeof value.then === 'function'

/** Uses a value at once, or when its promise resolves. */
export const whenSettled = <Value, Result>(
  value: Value | PromiseLike<Value>,
  use: (value: Value) => Result | Promise<Result>,
): Result | Promise<Result> =>
  isPromiseLike(value) ? Promise.resolve(value).then(use) : use(value)
