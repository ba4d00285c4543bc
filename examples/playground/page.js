import { fileURLToPath } from 'node:url'
import express from 'express'
import { checkPolicy } from './app/policy/check-policy.js'
import { hostAt, nameOf, onlyAs, onlyOwnPage } from './guard.js'
import { readAsked, readText } from './read-body.js'
import { start } from './start.js'

/** @typedef {import('./guard.js').Handler} Handler */

const folder = fileURLToPath(new URL('public', import.meta.url))

/**
 * The page's server. The page itself is served only at `localhost`. The frames that send its requests are served at every
 * host name that browsers resolve to this machine, so each name is a different origin.
 *
 * @param {number} apiPort
 * @param {import('./runs.js').Runs} runs
 */
export function createPage(apiPort, runs) {
  const api = `http://${hostAt('api.localhost', apiPort)}`
  const page = express().disable('x-powered-by')

  page.use(onlyAs(isNameOfFrame))
  page.use('/frame', frameHeaders(api), express.static(`${folder}/frame`))
  page.use(onlyAtHome)
  page.use(pageHeaders, express.static(folder, { redirect: false }))

  const readJson = express.json({ limit: '20kb', inflate: false })
  page.post('/policy', onlyOwnPage, readJson, (request, response) => {
    const checked = checkPolicy(readText(request.body))
    response.json(checked.starts ? { starts: true } : checked)
  })
  page.post('/runs', onlyOwnPage, readJson, async (request, response) => {
    response.json(await start(readAsked(request.body), api, runs))
  })
  page.get('/runs/:id', (request, response) => {
    const run = runs.get(request.params.id)
    if (run) response.json(run.arrived)
    else response.status(404).json({ error: 'This run does not exist or has been removed.' })
  })

  page.use(sayError)
  return page
}

/** @param {string} name */
const isNameOfFrame = (name) => /^(?:127\.0\.0\.1|(?:[a-z0-9_-]+\.)*localhost)$/.test(name)

/** Redirects from the other host names of this machine to the one that has the page. @type {Handler} */
const onlyAtHome = (request, response, next) => {
  if (nameOf(request) === 'localhost') next()
  else if (request.path === '/') response.redirect(`http://${homeOf(request)}/`)
  else
    response
      .status(421)
      .type('text')
      .send(`The page is at http://${homeOf(request)}/\n`)
}

/** @param {import('express').Request} request */
const homeOf = ({ socket }) => hostAt('localhost', socket.localPort)

/** @type {Handler} */
const pageHeaders = (request, response, next) => {
  const names = ['localhost', '127.0.0.1', '*.localhost']
  const frames = names.map((name) => `http://${hostAt(name, request.socket.localPort)}`).join(' ')
  response.set({
    ...safe,
    'Content-Security-Policy':
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
      `frame-src ${frames}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; ` +
      "require-trusted-types-for 'script'; trusted-types 'none'",
  })
  next()
}

/** A frame runs one script, sends requests only to the API, and can be embedded only in the page. @param {string} api @returns {Handler} */
const frameHeaders = (api) => (request, response, next) => {
  // `'self'` would not work, because the sandboxed frame has an opaque origin.
  const own = `http://${request.headers.host}`
  response.set({
    ...safe,
    'Content-Security-Policy':
      `default-src 'none'; script-src ${own}; connect-src ${api}; frame-ancestors http://${homeOf(request)}; ` +
      "base-uri 'none'; form-action 'none'",
  })
  next()
}

const safe = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
}

/**
 * Tells the client what is wrong with its request, and prints the playground's own errors in the terminal. Express
 * recognizes an error handler by its four parameters.
 *
 * @param {{ status?: number, message: string }} error
 * @param {import('express').Request} _request
 * @param {import('express').Response} response
 * @param {import('express').NextFunction} next
 */
function sayError(error, _request, response, next) {
  const { status = 500, message } = error
  if (status < 500) {
    response.status(status).json({ error: message })
    return
  }
  console.error(error)
  // The response has already started, so Express has to end it.
  if (response.headersSent) next(error)
  else response.status(500).json({ error: 'The playground failed. Its terminal shows why.' })
}
