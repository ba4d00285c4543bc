import autocannon from 'autocannon'
import { createNumbers, shuffled } from '../measuring/rounds.js'
import { withServerProcess } from '../measuring/server-process.js'
import { ten } from '../middleware/policies.js'

const contenders = ['without CORS', 'limit', 'allow-origin', 'cors']

/** @typedef {import('../measuring/server-process.js').ServerProcess} ServerProcess */

/**
 * Express over HTTP, with actual requests that are allowed: how long each request takes when the server is asked as fast as
 * it can answer, and how much processor time that is. There is a server for each contender, and one is asked at a time.
 *
 * @param {{ rounds: number, seconds: number }} settings `seconds` that each is asked in each round
 * @returns {Promise<{ time: Record<string, number[]>, processor: Record<string, number[]> }>} nanoseconds by contender
 */
export async function measureExpress({ rounds, seconds }) {
  const none = () =>
    Object.fromEntries(contenders.map((contender) => [contender, /** @type {number[]} */ ([])]))
  const time = none()
  const processor = none()
  const nextNumber = createNumbers()
  await withServers(contenders, async (servers) => {
    for (let round = -1; round < rounds; round += 1) {
      for (const [contender, server] of shuffled(servers, nextNumber)) {
        const found = await load(server, seconds)
        if (round < 0) continue
        time[contender]?.push(found.time)
        processor[contender]?.push(found.processor)
      }
    }
  })
  return { time, processor }
}

/**
 * @param {ServerProcess} server
 * @param {number} duration
 */
async function load({ port, processorTime }, duration) {
  const before = await processorTime()
  const result = await autocannon({
    url: `http://127.0.0.1:${port}/items`,
    headers: { origin: /** @type {string} */ (ten[0]) },
    connections: 8,
    duration,
    // It ends at the first sample after that.
    sampleInt: 50,
  })
  const { errors, non2xx, requests, start, finish } = result
  if (errors > 0 || non2xx > 0 || requests.total === 0) {
    throw new Error(`of ${requests.total} requests ${errors + non2xx} failed`)
  }
  return {
    time: ((finish.getTime() - start.getTime()) * 1e6) / requests.total,
    processor: ((await processorTime()) - before) / requests.total,
  }
}

/**
 * @param {readonly string[]} names
 * @param {(servers: readonly [string, ServerProcess][]) => Promise<void>} use
 * @param {readonly [string, ServerProcess][]} started
 * @returns {Promise<void>}
 */
function withServers([name, ...others], use, started = []) {
  if (name === undefined) return use(started)
  const program = new URL('server.js', import.meta.url)
  return withServerProcess(program, [name], (server) =>
    withServers(others, use, [...started, [name, server]]),
  )
}
