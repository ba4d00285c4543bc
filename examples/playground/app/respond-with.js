/** @typedef {import('./setups.js').Handler} Handler */
/** @typedef {{ status: number, headers: [name: string, value: string][] }} Responded */

/**
 * Runs handlers with a request and a response that exist only in memory.
 *
 * @param {readonly Handler[]} chain
 * @param {{ method: string, url: string, headers: readonly (readonly [name: string, value: string])[] }} request
 * @returns {Responded | undefined} `undefined` if no handler responds right away
 */
export function respondWith(chain, { method, url, headers }) {
  const response = new ResponseInMemory()
  /** @type {Record<string, string>} */
  const joined = {}
  for (const [name, value] of headers) {
    const key = name.toLowerCase()
    joined[key] = joined[key] === undefined ? value : `${joined[key]}, ${value}`
  }
  const request = { method, url, headers: joined }
  /** @param {number} index @param {unknown} [error] */
  const run = (index, error) => {
    if (error !== undefined && error !== null) {
      response.statusCode = 500
      response.end()
    } else chain[index]?.(request, response, (failure) => run(index + 1, failure))
  }
  run(0)
  return response.writableEnded
    ? { status: response.statusCode, headers: [...response.lines.values()] }
    : undefined
}

/** The part of Node's `ServerResponse` that CORS middleware uses. */
class ResponseInMemory {
  statusCode = 200
  headersSent = false
  writableEnded = false
  /** @type {Map<string, [name: string, value: string]>} */
  lines = new Map()

  /** @param {string} name */
  getHeader(name) {
    return this.lines.get(name.toLowerCase())?.[1]
  }

  getHeaderNames() {
    return [...this.lines.keys()]
  }

  /** @param {string} name @param {unknown} value */
  setHeader(name, value) {
    this.lines.set(name.toLowerCase(), [capitalize(name), String(value)])
    return this
  }

  /** @param {string} name */
  removeHeader(name) {
    this.lines.delete(name.toLowerCase())
  }

  /** @param {number} status */
  writeHead(status) {
    this.statusCode = status
    this.headersSent = true
    return this
  }

  end() {
    if (!this.headersSent) this.writeHead(this.statusCode)
    this.writableEnded = true
    return this
  }
}

/** @param {string} name */
const capitalize = (name) => name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase())
