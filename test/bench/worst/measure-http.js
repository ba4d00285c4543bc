import { createNumbers, shuffled } from '../measuring/rounds.js'
import { withServerProcess } from '../measuring/server-process.js'
import { bytesOf, withConnection } from './connection.js'
import { headersOf, ordinary, worstRequests } from './requests.js'

/**
 * The processor time that a server in a process of its own takes for each of the worst requests, from the first byte that
 * it reads to the last that it writes; with the middleware, and with none.
 *
 * @param {{ rounds: number, requests: number }} settings `requests` of each kind in each round
 * @returns {Promise<Record<string, number[]>>} nanoseconds for each request, by `name/contender`
 */
export function measureOverHttp({ rounds, requests }) {
  const kinds = Object.entries({ ordinary, ...worstRequests }).flatMap(([name, request]) => [
    { name: `${name}/allow-origin`, bytes: bytesOf(`/${request.policy}`, headersOf(request)) },
    { name: `${name}/no-op`, bytes: bytesOf('/', headersOf(request)) },
  ])
  const times = Object.fromEntries(kinds.map(({ name }) => [name, /** @type {number[]} */ ([])]))
  const nextNumber = createNumbers()
  const program = new URL('server.js', import.meta.url)
  return withServerProcess(program, [], ({ port, processorTime }) =>
    withConnection(port, async (exchange) => {
      for (let round = -3; round < rounds; round += 1) {
        for (const { name, bytes } of shuffled(kinds, nextNumber)) {
          const start = await processorTime()
          for (let sent = 0; sent < requests; sent += 1) {
            const line = await exchange(bytes)
            if (line !== 'HTTP/1.1 204 No Content') throw new Error(`${name} got ${line}`)
          }
          const time = (await processorTime()) - start
          if (round >= 0) times[name]?.push(time / requests)
        }
      }
      return times
    }),
  )
}
