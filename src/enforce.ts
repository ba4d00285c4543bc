import * as names from './protocol/header-names.js'

/** What is used of a response to be told that its headers are about to be sent. */
interface Sending {
  setHeader(name: string, value: string): unknown
  writeHead?: (...given: readonly unknown[]) => unknown
}

/**
 * Does something to a response's headers just before they are sent. Node sends all of them through `writeHead`, which it
 * calls itself if nobody else does. The headers that `writeHead` is given would win over those that are set, so it does
 * not get the CORS headers among them, and a `Vary` among them is set before.
 *
 * This is not the package `on-headers` because its `require('http')` breaks every ECMAScript module that esbuild bundles
 * it into.
 */
export function beforeSending(response: Sending, change: () => void): void {
  const { writeHead } = response
  // Test doubles may have none, and then send nothing.
  if (writeHead === undefined) return
  response.writeHead = (...given) => {
    const others = given.map((argument) =>
      typeof argument === 'object' && argument !== null ? takeOut(argument, response) : argument,
    )
    change()
    return writeHead.apply(response, others)
  }
}

/** The headers that `writeHead` got, an object, pairs, or names and values in turn, without those that are enforced. */
function takeOut(headers: object, response: Sending): object {
  const varies: unknown[] = []
  // By name, as Node 20 keeps only the last of the values that a name has in an array.
  const others = new Map<string, unknown>()
  for (const [key, value] of Array.isArray(headers) ? toPairs(headers) : Object.entries(headers)) {
    const name = String(key)
    const lowerCase = name.toLowerCase()
    if (lowerCase === 'vary') varies.push(value)
    else if (!names.responseHeaders.includes(lowerCase)) {
      others.set(name, others.has(name) ? [others.get(name), value].flat() : value)
    }
  }
  if (varies.length > 0) response.setHeader('vary', varies.join(', '))
  return Object.fromEntries(others)
}

function toPairs(headers: readonly unknown[]): readonly (readonly unknown[])[] {
  if (headers.every((header) => Array.isArray(header))) return headers
  return headers.flatMap((name, index) => (index % 2 === 0 ? [[name, headers[index + 1]]] : []))
}
