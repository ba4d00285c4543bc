import { fileURLToPath } from 'node:url'
import { cors } from 'allow-origin'
import express from 'express'
import { problemsOf } from './tenants.js'

/** @typedef {(request: import('express').Request, response: import('express').Response, next: () => void) => void} Handler */

/**
 * An API for the tenants, and the page where you add and remove them.
 *
 * @param {import('./database.js').Database} database
 * @param {import('allow-origin').LivePolicy} live
 * @param {string} name of this server
 */
export function createApp({ query }, live, name) {
  const app = express().disable('x-powered-by').disable('etag')
  app.use((_request, response, next) => {
    response.set({ 'Cache-Control': 'no-store', 'X-Served-By': name })
    next()
  })

  app.use('/items', cors(live))
  app.get('/items', (_request, response) => {
    response.json(['bread', 'milk'])
  })

  // Everything below is only for you. If others can reach the server, add a login here.
  app.use(onlyFromThisMachine, express.static(fileURLToPath(new URL('public', import.meta.url))))

  app.get('/tenants', async (_request, response) => {
    const rows = await query('SELECT origin FROM tenants ORDER BY origin LIMIT 1000')
    const { current } = live
    const tenants = rows.map(({ origin }) => ({
      origin,
      isAllowed: current.allows(exampleOf(origin)),
    }))
    response.json({ server: name, tenants })
  })

  app.post('/tenants', readJson, onlyWithOrigin, async (request, response) => {
    const { origin } = request.body
    const problems = problemsOf(origin)
    if (problems.length > 0) {
      response.status(422).json({ problems })
      return
    }
    await query('INSERT INTO tenants VALUES ($1) ON CONFLICT DO NOTHING', [origin])
    response.sendStatus(204)
  })

  app.delete('/tenants', readJson, onlyWithOrigin, async (request, response) => {
    await query('DELETE FROM tenants WHERE origin = $1', [request.body.origin])
    response.sendStatus(204)
  })

  app.use(sayError)
  return app
}

/** An origin that a row allows. A row may be a pattern, such as `https://*.shop.example`. @param {string} row */
const exampleOf = (row) => row.replace('*.', 'any.').replace(':*', '')

/**
 * Rejects requests to other host names: a website could point its own name at this machine (DNS rebinding). Other websites
 * cannot send JSON or `DELETE` either, because no CORS policy allows their preflights here.
 *
 * @type {Handler}
 */
const onlyFromThisMachine = ({ headers }, response, next) => {
  if (/^(?:localhost|127\.0\.0\.1)(?::\d+)?$/.test(headers.host ?? '')) next()
  else response.status(421).type('text').send('Nothing is served under this host name.\n')
}

const readJson = express.json({ limit: '2kb' })

/** @type {Handler} */
const onlyWithOrigin = ({ body }, response, next) => {
  if (typeof Object(body).origin === 'string') next()
  else response.status(400).json({ error: '`origin` must be a string.' })
}

/**
 * Sends the error as JSON. Express recognizes an error handler by its four parameters.
 *
 * @param {{ status?: number, message: string }} error
 * @param {import('express').Request} _request
 * @param {import('express').Response} response
 * @param {import('express').NextFunction} next
 */
function sayError(error, _request, response, next) {
  const { status = 500, message } = error
  if (response.headersSent) next(error)
  else if (status < 500) response.status(status).json({ error: message })
  else {
    console.error(`${error}`)
    response.status(503).json({ error: 'The database cannot be reached. Try again in a moment.' })
  }
}
