import { extname } from 'node:path'
import { cors } from 'allow-origin'
import express from 'express'
import { checkPolicy } from './app/policy/check-policy.js'
import { checkLive } from './check.js'
import { hostAt, nameOf, onlyAs, onlyOwnPage, onlySendable } from './guard.js'
import { longestBody, readServer } from './read-body.js'

/** @typedef {import('./guard.js').Handler} Handler */
/** @typedef {ReadonlyMap<string, Uint8Array>} Files by name */

/**
 * The page's server. The page itself is served only at `localhost`. The frames that send its requests are served at every
 * host name that browsers resolve to this machine, so each name is a different origin.
 *
 * @param {object} parts
 * @param {number} parts.apiPort
 * @param {import('./runs.js').Runs} parts.runs
 * @param {Files} parts.files the page
 * @param {Files} parts.frame the page of the frames
 */
export function createPage({ apiPort, runs, files, frame }) {
  const api = `http://${hostAt('api.localhost', apiPort)}`
  const page = express().disable('x-powered-by')

  page.use(onlyAs(isNameOfPage))
  page.use(onlySendable)
  page.use('/frame', onlyAs(isNameOfFrame), frameHeaders(api), serveFiles(frame))
  page.use(onlyAtHome)
  page.use(pageHeaders, serveFiles(files))

  const readJson = express.json({ limit: longestBody, inflate: false })
  page.post('/runs', onlyOwnPage, readJson, (request, response) => {
    const { text, variables, setup } = readServer(request.body)
    const checked = checkPolicy(text, variables)
    if (!checked.starts) {
      response.status(422).json({ error: 'The server does not start with these options.' })
      return
    }
    const id = runs.add(setup.chain(cors(checked.policy)))
    response.json({ id, url: `${api}/items?run=${id}` })
  })
  page.post('/check', onlyOwnPage, readJson, checkLive)
  page.get('/runs/:id', (request, response) => {
    const run = runs.get(request.params.id)
    if (run) response.json(run.arrived)
    else response.status(404).json({ error: 'This run does not exist or has been removed.' })
  })

  page.use(sayError)
  return page
}

/** Only the given files exist, whatever the path is. @param {Files} files @returns {Handler} */
const serveFiles = (files) => (request, response, next) => {
  const name = request.path === '/' ? 'index.html' : request.path.slice(1)
  const contents = files.get(name)
  if (contents === undefined || !['GET', 'HEAD'].includes(request.method)) next()
  else response.type(extname(name)).send(Buffer.from(contents))
}

/** @param {string} name */
const isNameOfPage = (name) => name === '[::1]' || isNameOfFrame(name)

/** No frame is at `[::1]`, because a `Content-Security-Policy` cannot name it. @param {string} name */
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
 * @param {{ status?: number, message: string, type?: string }} error
 * @param {import('express').Request} _request
 * @param {import('express').Response} response
 * @param {import('express').NextFunction} next
 */
function sayError(error, _request, response, next) {
  const { status = 500, message, type } = error
  if (status < 500) {
    const isTooLarge = type === 'entity.too.large'
    response.status(status).json({ error: isTooLarge ? tooLarge : message })
    return
  }
  console.error(error)
  // The response has already started, so Express has to end it.
  if (response.headersSent) next(error)
  else response.status(500).json({ error: 'The playground failed. Its terminal shows why.' })
}

const tooLarge = `This is too long for the playground. It takes at most ${longestBody}.`
