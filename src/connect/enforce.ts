/** What is used of a response to be told that its headers are about to be sent. */
interface Sending {
  setHeader(name: string, value: string): unknown
  readonly headersSent?: boolean
  writeHead?: WriteHead
  /** Another name for `writeHead`, up to Node 24. */
  writeHeader?: WriteHead
}

type WriteHead = (...given: readonly unknown[]) => unknown

/**
 * Does something to a response's headers just before they are sent. Node sends them through `writeHead`, and calls that
 * itself if your code does not. Headers that `writeHead` is given would win over those that are set, so they are set
 * first.
 *
 * This is not the package `on-headers` because its `require('http')` breaks every ECMAScript module that esbuild bundles
 * it into.
 */
export function beforeSending(response: Sending, change: () => void): void {
  const { writeHead } = response
  // Test doubles may have none.
  if (writeHead === undefined) return
  const changeAndWrite: WriteHead = (status, ...given) => {
    // Too late for us: Node knows what to do.
    if (response.headersSent === true) return writeHead.call(response, status, ...given)
    for (const headers of given) {
      if (typeof headers !== 'string') setAll(Object(headers) as object, response)
    }
    change()
    return writeHead.call(response, status, ...given.filter((text) => typeof text === 'string'))
  }
  response.writeHead = changeAndWrite
  if (response.writeHeader !== undefined) response.writeHeader = changeAndWrite
}

/** Sets what `writeHead` got: an object, pairs, or names and values in turn. A name may be there several times. */
function setAll(headers: object, response: Sending): void {
  const byName = new Map<string, { readonly name: string; readonly values: unknown[] }>()
  for (const [key, value] of Array.isArray(headers) ? toPairs(headers) : Object.entries(headers)) {
    const name = String(key)
    const known = byName.get(name.toLowerCase())
    if (known) known.values.push(value)
    else byName.set(name.toLowerCase(), { name, values: [value] })
  }
  for (const { name, values } of byName.values()) {
    // Node checks the value, whatever it is.
    response.setHeader(name, (values.length === 1 ? values[0] : values.flat()) as string)
  }
}

function toPairs(headers: readonly unknown[]): readonly (readonly unknown[])[] {
  if (headers.every((header) => Array.isArray(header))) return headers
  return headers.flatMap((name, index) => (index % 2 === 0 ? [[name, headers[index + 1]]] : []))
}
