import { randomBytes } from 'node:crypto'

/** @typedef {import('./app/setups.js').Handler} Handler */
/** @typedef {[name: string, value: string][]} HeaderList */

/**
 * @typedef {object} Arrived a request that reached the API, and the response
 * @property {string} method
 * @property {string} path
 * @property {HeaderList} headers
 * @property {{ status: number, reason: string, headers: HeaderList } | null} response
 */

/**
 * @typedef {object} Run how the API responds to one request of a page, and what arrived
 * @property {readonly Handler[]} chain what runs, in this order
 * @property {Arrived[]} arrived
 */

/** A page needs only its latest run. The others may belong to other tabs. */
const mostRuns = 100

/** Keeps the latest runs and removes the oldest ones. */
export class Runs {
  /** @type {Map<string, Run>} */
  #runs = new Map()

  /** @param {readonly Handler[]} chain @returns {string} the id of a new run, which cannot be guessed */
  add(chain) {
    const id = randomBytes(9).toString('base64url')
    this.#runs.set(id, { chain, arrived: [] })
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

/** A run is one request and its preflight. Anything beyond this limit is ignored. */
const mostArrived = 10

/**
 * Records a request, and its response once it has been sent.
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

/** The headers of a response. Node lowercases the names, which makes no difference in HTTP. @param {import('node:http').ServerResponse} response */
const headersOf = (response) =>
  Object.entries(response.getHeaders()).flatMap(([name, values]) =>
    [values ?? []]
      .flat()
      .map((value) => /** @type {HeaderList[number]} */ ([capitalize(name), String(value)])),
  )

/** @param {string} name */
const capitalize = (name) => name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase())
