import { randomBytes } from 'node:crypto'
import { cors } from 'allow-origin'

/** @typedef {[name: string, value: string][]} HeaderList */

/**
 * @typedef {object} Arrived a request that came to the API, and what the API answered
 * @property {string} method
 * @property {string} path
 * @property {HeaderList} headers
 * @property {{ status: number, reason: string, headers: HeaderList } | null} response
 */

/**
 * @typedef {object} Run a policy that the API has for one request of a page, and what came of it
 * @property {import('allow-origin').CorsMiddleware} middleware
 * @property {Arrived[]} arrived
 */

/** A page looks at the last one; others may be those of other tabs. */
const mostRuns = 100

/** Keeps the last runs, and forgets the oldest for each that comes beyond that. */
export class Runs {
  /** @type {Map<string, Run>} */
  #runs = new Map()

  /** @param {import('allow-origin').Policy} policy @returns {string} the name of a new run, which nobody can guess */
  add(policy) {
    const id = randomBytes(9).toString('base64url')
    this.#runs.set(id, { middleware: cors(policy), arrived: [] })
    for (const oldest of this.#runs.keys()) {
      if (this.#runs.size <= mostRuns) break
      this.#runs.delete(oldest)
    }
    return id
  }

  /** @param {unknown} id */
  get(id) {
    return typeof id === 'string' ? this.#runs.get(id) : undefined
  }
}

/** A run is one request and its preflight; more would be kept for nobody. */
const mostArrived = 10

/**
 * Notes a request, and its response once it has been sent.
 *
 * @param {Run} run
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
export function record(run, request, response) {
  if (run.arrived.length === mostArrived) return
  /** @type {Arrived} */
  const arrived = {
    method: request.method ?? '',
    path: request.url ?? '',
    headers: pairs(request.rawHeaders),
    response: null,
  }
  run.arrived.push(arrived)
  response.on('finish', () => {
    const { statusCode: status, statusMessage: reason } = response
    arrived.response = { status, reason, headers: headersOf(response) }
  })
}

/** @param {readonly string[]} raw @returns {HeaderList} */
const pairs = (raw) =>
  raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? '']] : []))

/** As it was answered. Node knows the names in lower case, which is all the same over HTTP. @param {import('node:http').ServerResponse} response */
const headersOf = (response) =>
  Object.entries(response.getHeaders()).flatMap(([name, values]) =>
    [values ?? []]
      .flat()
      .map((value) => /** @type {HeaderList[number]} */ ([capitalize(name), String(value)])),
  )

/** @param {string} name */
const capitalize = (name) => name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase())
