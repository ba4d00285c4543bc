import express from 'express'
import { onlyAs } from './guard.js'
import { record } from './runs.js'

/** A response header that scripts cannot read unless the policy exposes it. */
export const exposable = 'X-Total-Count'

/** The API. It sends the same response to every request, under the policy of the run in its query. @param {import('./runs.js').Runs} runs */
export function createApi(runs) {
  const api = express().disable('x-powered-by').disable('etag')
  api.use(onlyAs((host) => host === 'api.localhost'))

  api.all('/items', (request, response, next) => {
    const run = runs.get(request.query.run)
    if (run === undefined) {
      response.status(404).json({ error: 'This run does not exist or has been removed.' })
      return
    }
    // Each response belongs to one run, so browsers must not reuse it for another.
    response.set('Cache-Control', 'no-store')
    record(run, request, response)
    run.middleware(request, response, next)
  })

  api.all('/items', (_request, response) => {
    const items = ['bread', 'milk']
    response.set(exposable, String(items.length)).json({ items })
  })
  return api
}
