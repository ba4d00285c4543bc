import { createServer } from 'node:http'
import { isDeepStrictEqual } from 'node:util'
import { caseOf, cases, ofNode } from './cases.js'
import { inNewProcess } from './processes.js'
import { createBatches, exchange, whileListening } from './requests.js'
import { costOf, median, measureRounds, ratioOf } from './rounds.js'

// What a request costs, case by case.

/**
 * @typedef {import('./cases.js').Case} Case
 * @typedef {import('./requests.js').Middleware} Middleware
 * @typedef {import('./recorded.js').Figures} Figures
 */

const above = 'no-op'

/**
 * @param {{ effort: number, names?: readonly string[], only?: readonly string[] }} settings the cases; the contenders
 * @returns {Promise<Figures>}
 */
export async function measureCases({ effort, names = Object.keys(cases), only }) {
  /** @type {Figures} */
  const { ratios, values } = { ratios: {}, values: {} }
  for (const name of names) {
    const isExpress = !name.endsWith(ofNode)
    const contenders = isExpress ? only : ['allow-origin', 'cors', 'by hand']
    const rounds = Math.round(300 * effort)
    const { times, bytes } = await inNewProcess('case', { name, rounds, only: contenders })
    for (const of of Object.keys(times)) {
      if (of === above || of === 'cors') continue
      ratios[`${name}: ${of} / cors`] = ratioOf(times, { of, to: 'cors', above })
    }
    if (!isExpress) continue
    const of = 'allow-origin'
    if ('by hand' in times) {
      ratios[`${name}: ${of} / by hand`] = ratioOf(times, { of, to: 'by hand', above })
    }
    ratios[`${name}: bytes, ${of} / cors`] = ratioOf(bytes, { of, to: 'cors', above })
    values[`${name}: nanoseconds, cors`] = Math.round(median(costOf(times, 'cors', above).rounds))
  }
  return { ratios, values }
}

/**
 * One case, in a process of its own.
 *
 * @param {{ name: string, rounds: number, only?: readonly string[] }} asked
 */
export async function measureCase({ name, rounds, only }) {
  const measured = caseOf(name)
  const { origins } = measured
  const middlewares = await createMiddlewares(measured, only)
  let count = 0
  const nextOrigin = () => /** @type {string} */ (origins[count++ % origins.length])
  const batchOf = await createBatches({ ...measured, ...(origins.length > 0 && { nextOrigin }) })
  const batches = Object.fromEntries(
    Object.entries(middlewares).map(([contender, middleware]) => [contender, batchOf(middleware)]),
  )
  const times = await measureRounds(batches, { rounds, warmUp: 40 })
  return { times, bytes: await measureBytes(batches) }
}

/**
 * What a request allocates. Nothing is collected during a batch: the process has enough memory for young objects.
 *
 * @param {Readonly<Record<string, import('./rounds.js').Batch>>} batches
 */
async function measureBytes(batches) {
  /** @type {Record<string, number[]>} */
  const bytes = {}
  for (const [name, { prepare, run, size }] of Object.entries(batches)) {
    const all = []
    for (let round = 0; round < 20; round += 1) {
      prepare?.()
      globalThis.gc?.({ type: 'minor' })
      const before = process.memoryUsage().heapUsed
      await run()
      all.push((process.memoryUsage().heapUsed - before) / size)
    }
    bytes[name] = [median(all)]
  }
  return bytes
}

/**
 * Creates the contenders of a case, and one that does nothing.
 *
 * @param {Case} measured
 * @param {readonly string[]} [only]
 * @throws if `allow-origin` does not send the same as the handwritten middleware
 */
export async function createMiddlewares(measured, only) {
  const created = Object.entries(measured.contenders).map(
    ([name, create]) => /** @type {const} */ ([name, create()]),
  )
  const { 'allow-origin': own, 'by hand': byHand } = Object.fromEntries(created)
  const sent = await answerOf(measured, own)
  const expected = await answerOf(measured, byHand)
  if (!isDeepStrictEqual(sent, expected)) {
    const found = JSON.stringify(sent)
    throw new Error(`${measured.title}: sends ${found} instead of ${JSON.stringify(expected)}`)
  }
  /** @type {Middleware} */
  const noOp = (_request, _response, next) => next()
  const wanted = created.filter(([name]) => only?.includes(name) !== false)
  return { 'no-op': noOp, ...Object.fromEntries(wanted) }
}

/**
 * What a middleware sends over HTTP: the status, and the headers that matter for CORS.
 *
 * @param {Case} measured
 * @param {Middleware} [middleware]
 */
export function answerOf({ method, headers = {}, origins: [origin], before }, middleware) {
  const server = createServer((request, response) => {
    before(response)
    middleware?.(request, response, (error) => {
      response.statusCode = error === undefined ? 200 : 500
      response.end('[]')
    })
  })
  return whileListening(server, async (port) => {
    const sent = origin === undefined ? headers : { origin, ...headers }
    const { statusCode, headers: all } = await exchange(port, { method, headers: sent })
    const ofCors = Object.entries(all).filter(([name]) => /^(?:access-control-|vary$)/.test(name))
    return { status: statusCode, headers: Object.fromEntries(ofCors) }
  })
}
