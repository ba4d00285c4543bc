import { fileURLToPath } from 'node:url'
import express from 'express'
import { repeat } from './exchange.js'
import { mistake, policies } from './policies.js'
import { scenarios } from './scenarios.js'

/** Names of this machine: the page is of another origin under each of them. */
const hosts = ['localhost', 'app.localhost', '127.0.0.1']

/** The page's server. It serves the page, and repeats the page's requests to show what the API sends. @param {number} apiPort */
export function createPage(apiPort) {
  const api = `http://localhost:${apiPort}`
  const page = express().disable('x-powered-by')

  page.use((request, response, next) => {
    // Else a site whose name was made to resolve to this machine could read what is here.
    if (!hosts.includes(addressOf(request)?.hostname ?? '')) {
      response
        .status(421)
        .type('text')
        .send(`This page is at ${hosts.join(', ')}.\n`)
      return
    }
    response.set({
      'Cache-Control': 'no-store',
      'Content-Security-Policy': `default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self' ${api}`,
      'X-Content-Type-Options': 'nosniff',
    })
    next()
  })

  page.use(express.static(fileURLToPath(new URL('public', import.meta.url))))

  page.get('/playground.json', (_request, response) => {
    response.json({
      api,
      hosts,
      mistake,
      scenarios: scenarios.map((scenario) => ({
        ...scenario,
        code: policies.find(({ path }) => path === scenario.policy)?.code,
      })),
    })
  })

  // Of the page's request, only the name of a scenario is read: never an address.
  page.get('/sent/:id', async (request, response) => {
    const scenario = scenarios.find(({ id }) => id === request.params.id)
    if (scenario === undefined) {
      response.status(404).json({ error: 'no such scenario' })
      return
    }
    response.json(await repeat(apiPort, scenario, addressOf(request)?.origin ?? ''))
  })

  return page
}

/** The address under which the page was opened. @param {import('express').Request} request */
function addressOf({ headers }) {
  const address = `http://${headers.host}`
  return URL.canParse(address) ? new URL(address) : undefined
}
