import { cors, createPolicy, type Policy } from 'allow-origin'
import type { RequestHandler } from 'express'
import { answerTo } from '../servers/resources.js'
import { originOfPage, type Origins } from '../servers/origins.js'
import type { Cell } from './cells.js'
import { policies } from './policies.js'
import type { Answer } from './words.js'

/** The server of one cell. */
export interface CellServer {
  readonly handlers: readonly RequestHandler[]
  readonly policy?: Policy
}

export function serverOf(cell: Cell, origins: Origins): CellServer {
  const { server, way } = cell
  const redirect = redirecting(cell, origins)
  if (typeof server !== 'string') {
    const { preflight, response } = server
    return { handlers: [answering(preflight, response, cell, origins), redirect, answerTo(way)] }
  }
  const policy = createPolicy(policies[server]?.(origins))
  return { handlers: [cors(policy), redirect, answerTo(way)], policy }
}

/** Redirects to the next hop. The last part of the path counts the redirects so far. */
const redirecting =
  ({ redirects }: Cell, origins: Origins): RequestHandler =>
  (request, response, next) => {
    const count = Number(request.path.slice(1))
    const hop = redirects[count]
    if (hop === undefined) {
      next()
      return
    }
    response.redirect(hop.status, `${origins[hop.to]}${request.baseUrl}/${count + 1}`)
  }

/** Sends the response in a table. `{page}` becomes the page's origin, and the name of an API becomes its URL. */
const answering =
  (preflight: Answer, response: Answer, { page }: Cell, origins: Origins): RequestHandler =>
  (request, outgoing, next) => {
    const isPreflight = request.get('Access-Control-Request-Method') !== undefined
    const answer = isPreflight ? preflight : response
    const write = (value: string): string =>
      value
        .replaceAll('{page}', originOfPage(page, origins))
        .replaceAll('{api}', `${origins.api}${request.baseUrl}/1`)
        .replaceAll('{third}', `${origins.third}${request.baseUrl}/1`)
    outgoing.status(answer.status)
    for (const [name, value] of answer.headers) outgoing.appendHeader(name, write(value))
    if (isPreflight) outgoing.end()
    else next()
  }
