import express from 'express'
import { onlyAs } from './guard.js'
import { record } from './runs.js'

/** A header that no script may read unless a policy exposes it. */
export const exposable = 'X-Total-Count'

/** The API: it answers everything alike, under the policy of the run that a request names. @param {import('./runs.js').Runs} runs */
export function createApi(runs) {
  const api = express().disable('x-powered-by').disable('etag')
  api.use(onlyAs((host) => host === 'api.localhost'))

  api.all('/items', (request, response, next) => {
    const run = runs.get(request.query.run)
    if (run === undefined) {
      response.status(404).json({ error: 'No such run: it was forgotten, or never there.' })
      return
    }
    // Each answer is for one run. As something is set already, Node also keeps what is written at once, to be shown.
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
