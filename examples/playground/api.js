import { cors } from 'allow-origin'
import express from 'express'
import { findSetup } from './app/setups.js'
import { onlyAs, onlySendable } from './guard.js'
import { record } from './runs.js'

const options = { origin: 'https://app.example.com' }

/** The options for requests that do not belong to a run, as you would write them. */
export const shownOptions = `{ origin: '${options.origin}' }`

/**
 * The API. It responds as the server of a run does: the run is in the query. Without one, it has a policy of its own, so
 * you can also send it requests with curl.
 *
 * @param {import('./runs.js').Runs} runs
 */
export function createApi(runs) {
  const api = express().disable('x-powered-by').disable('etag')
  api.use(onlyAs((host) => host === 'api.localhost'))
  api.use(onlySendable)

  const { chain } = findSetup('first')
  const withoutRun = chain(cors(options))

  api.all('/items', (request, response, next) => {
    const { run: id } = request.query
    if (id === undefined) {
      handle(withoutRun, request, response, next)
      return
    }
    const run = runs.get(id)
    if (run === undefined) {
      response.status(404).json({ error: 'This run does not exist or has been removed.' })
      return
    }
    // Each response belongs to one run, so browsers must not reuse it for another.
    response.set('Cache-Control', 'no-store')
    record(run, request, response)
    handle(run.chain, request, response, next)
  })
  return api
}

/**
 * Runs handlers one after the other.
 *
 * @param {readonly import('./app/setups.js').Handler[]} chain
 * @param {import('express').Request} request
 * @param {import('express').Response} response
 * @param {import('express').NextFunction} next is called with an error
 */
function handle([first, ...others], request, response, next) {
  first?.(request, response, (error) => {
    if (error === undefined) handle(others, request, response, next)
    else next(error)
  })
}
