import express, { type RequestHandler } from 'express'
import { createServer } from 'node:http'
import { gzipSync } from 'node:zlib'
import { listen } from '../integration/framework.js'
import type { CachedPolicy, Library } from './policies.js'
import type { Resource } from './scenarios.js'

/** A request to the application, and the status of its response. */
export interface Arrival {
  status: number | undefined
}

export interface Application {
  readonly port: number
  /** From now on, short-lived responses live as long as the others. */
  readonly lengthenLives: () => void
  /** The requests for a path so far. */
  readonly arrivalsAt: (path: string) => readonly Arrival[]
  readonly close: () => Promise<unknown>
}

/** The path of a resource: a separate one for each library, policy and name. */
export const pathOf = (
  library: Library,
  policy: number,
  name: string,
  resource: Resource,
): string => `/${library}/${policy}/${name}/${resource}`

/** How many seconds a cache may keep a response. */
const longLife = 600

/** The `ETag` of every response that is not compressed. */
export const etag = '"1"'

const content = 'the same for every origin'.repeat(20)
const path = (resource: Resource): string => `/:library/:policy/:name/${resource}`

/** Starts an Express application in which every response may be cached, including errors. */
export async function startApplication(policies: readonly CachedPolicy[]): Promise<Application> {
  const arrivals = new Map<string, Arrival[]>()
  let shortLife = 1
  const application = express().disable('x-powered-by')

  application.use(path('compressed'), (_request, response, next) => {
    response.vary('Accept-Encoding')
    next()
  })
  application.use((request, response, next) => {
    const arrival: Arrival = { status: undefined }
    arrivals.set(request.url, [...(arrivals.get(request.url) ?? []), arrival])
    response.once('finish', () => {
      arrival.status = response.statusCode
    })
    const seconds = request.url.endsWith('/short-lived') ? shortLife : longLife
    response.set('Cache-Control', `public, max-age=${seconds}`)
    response.set('X-Item', '1')
    next()
  })
  application.use('/:library/:policy', (request, response, next) => {
    const { library, policy } = request.params
    const chosen = policies[Number(policy)]?.[library === 'cors' ? 'cors' : 'allow-origin']
    if (chosen) void chosen(request, response, next)
    else next()
  })

  const send: RequestHandler = (_request, response) => {
    response.type('text').set('ETag', etag).send(content)
  }
  application.get(path('item'), send)
  application.get(path('short-lived'), send)
  application.get(path('compressed'), (request, response) => {
    response.type('text')
    if (request.acceptsEncodings('gzip', 'identity') !== 'gzip') response.send(content)
    else response.set('Content-Encoding', 'gzip').send(gzipSync(content))
  })
  application.get(path('throwing'), () => {
    throw new Error('an error of the application')
  })

  const { port, close } = await listen(createServer(application))
  return {
    port,
    lengthenLives: () => {
      shortLife = longLife
    },
    arrivalsAt: (asked) => arrivals.get(asked) ?? [],
    close,
  }
}
