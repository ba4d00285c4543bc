/** The part of a response that this file uses. */
interface Sending {
  setHeader(name: string, value: string): unknown
  readonly headersSent?: boolean
  writeHead?: WriteHead
  /** Another name for `writeHead`, up to Node 24. */
  writeHeader?: WriteHead
}

type WriteHead = (...given: readonly unknown[]) => unknown

/**
 * Calls `change` just before a response's headers are sent. Node sends them through `writeHead`, and calls that itself
 * if no handler does. Headers passed to `writeHead` would override the ones that `change` sets. They are therefore set
 * with `setHeader` first.
 *
 * The package `on-headers` does the same, but its `require('http')` breaks every ECMAScript module that esbuild bundles
 * it into.
 */
export function beforeSending(response: Sending, change: () => void): void {
  const { writeHead } = response
  // Some test doubles do not have it.
  if (writeHead === undefined) return
  const changeAndWrite: WriteHead = (status, ...given) => {
    // Too late to change anything; Node throws the right error.
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

/** Sets the headers passed to `writeHead`: an object, pairs, or a flat list of names and values. Names may repeat. */
function setAll(headers: object, response: Sending): void {
  const byName = new Map<string, { readonly name: string; readonly values: unknown[] }>()
  for (const [key, value] of Array.isArray(headers) ? toPairs(headers) : Object.entries(headers)) {
    const name = String(key)
    const known = byName.get(name.toLowerCase())
    if (known) known.values.push(value)
    else byName.set(name.toLowerCase(), { name, values: [value] })
  }
  for (const { name, values } of byName.values()) {
    // Node validates the value.
    response.setHeader(name, (values.length === 1 ? values[0] : values.flat()) as string)
  }
}

function toPairs(headers: readonly unknown[]): readonly (readonly unknown[])[] {
  if (headers.every((header) => Array.isArray(header))) return headers
  return headers.flatMap((name, index) => (index % 2 === 0 ? [[name, headers[index + 1]]] : []))
}
