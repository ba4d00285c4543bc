import { Agent } from 'node:http'
import { list } from './contenders.js'
import { ten } from './options.js'
import { withServer } from './processes.js'
import { exchange } from './requests.js'
import { inRounds, ratioOf } from './rounds.js'
import { headersOf, ordinary, worstRequests } from './worst.js'

// The processor time that a whole server takes for a request over HTTP.

/** @typedef {import('./recorded.js').Figures} Figures */

/** The worst requests that take the most time over HTTP. */
const forHttp = [
  'the longest host, patterns',
  'a header name of 16 kB, fixed headers',
  '8,000 header names, reflected',
]

/**
 * Requests with an allowed origin to an Express application, and for scale to Fastify with its own package.
 *
 * @param {{ effort: number }} settings
 * @returns {Promise<Figures>}
 */
export async function measureExpress({ effort }) {
  const none = 'no CORS'
  const frameworks = {
    Express: [none, ...Object.keys(list)],
    Fastify: [none, '@fastify/cors'],
  }
  const headers = { origin: ten[0] }
  const requests = Object.entries(frameworks).flatMap(([framework, contenders]) =>
    contenders.map((name) => {
      const path = `/${framework.toLowerCase()}/${encodeURIComponent(name)}`
      return [`${framework}: ${name}`, { path, headers }]
    }),
  )
  const times = await measureProcessorTime(effort, Object.fromEntries(requests))
  /** @type {Figures['ratios']} */
  const ratios = {}
  for (const of of Object.keys(times)) {
    const to = of.replace(/: .+/, `: ${none}`)
    if (of !== to) ratios[`${of} / ${none}`] = ratioOf(times, { of, to })
  }
  return { ratios, values: {} }
}

/**
 * The worst requests, with the middleware and without it.
 *
 * @param {{ effort: number }} settings
 * @returns {Promise<Figures>}
 */
export async function measureWorstOverHttp({ effort }) {
  const requests = [ordinary, ...forHttp].flatMap((name) => {
    const request = /** @type {import('./worst.js').Request} */ (worstRequests[name])
    const sent = { method: 'OPTIONS', headers: headersOf(request) }
    return [
      [`allow-origin, ${name}`, { path: `/worst/${request[0]}`, ...sent }],
      [`no CORS, ${name}`, { path: '/', ...sent }],
    ]
  })
  const times = await measureProcessorTime(effort, Object.fromEntries(requests))
  /** @type {Figures['ratios']} */
  const ratios = {}
  for (const of of Object.keys(times)) {
    const to = of.replace(/, .+/, `, ${ordinary}`)
    if (of !== to) ratios[`HTTP: ${of} / ordinary`] = ratioOf(times, { of, to })
  }
  return { ratios, values: {} }
}

/**
 * @param {number} effort
 * @param {Readonly<Record<string, import('node:http').RequestOptions>>} requests
 */
function measureProcessorTime(effort, requests) {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 })
  const count = 400
  return withServer((port, processorTime) =>
    inRounds(
      Object.keys(requests),
      { rounds: Math.max(5, Math.round(80 * effort)), warmUp: 3 },
      async (name) => {
        const start = await processorTime()
        const sent = Array.from({ length: count }, () =>
          exchange(port, { ...requests[name], agent }),
        )
        for (const { statusCode = 0 } of await Promise.all(sent)) {
          if (statusCode >= 300) throw new Error(`${name} got ${statusCode}`)
        }
        return ((await processorTime()) - start) / count
      },
    ),
  ).finally(() => agent.destroy())
}
