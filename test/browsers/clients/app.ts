import type { IncomingMessage } from 'node:http'
import { cors, type Policy } from 'allow-origin'
import express, { type Express, type Request, type Response } from 'express'

/** The HTTP part of the API, with one policy. @param session the cookie that signing in sets */
export function createApp(policy: Policy, session: string): Express {
  const app = express()
  app.use(cors(policy), express.json())
  app.post('/session', (_request, response) => {
    response.cookie('session', session, { httpOnly: true, sameSite: 'strict' }).json('signed in')
  })
  app
    .route('/items/1')
    .get((request, response) => {
      response.set('X-Total-Count', '1').json({ session: sessionOf(request) })
    })
    .put((request, response) => {
      response
        .set({ 'X-Total-Count': '1', 'X-Internal': 'not exposed' })
        .json({ stored: request.body as unknown, trace: request.get('X-Trace') })
    })
  app.get('/items/2', (_request, response) => {
    response.status(404).json('no such item')
  })
  app.get('/events/:prefix', streamEvents)
  return app
}

/** The session cookie of a request: which user it acts as. */
export const sessionOf = ({ headers }: Pick<IncomingMessage, 'headers'>): string | null =>
  /\bsession=([^;]+)/.exec(headers.cookie ?? '')?.[1] ?? null

/** Sends two events and ends. A client that reconnects after them gets a third one, and the stream stays open. */
function streamEvents(request: Request<{ prefix: string }>, response: Response): void {
  const { prefix } = request.params
  const data = JSON.stringify({ session: sessionOf(request) })
  const send = (number: number): void => {
    response.write(`id: ${prefix}${number}\ndata: ${data}\n\n`)
  }

  response.type('text/event-stream').write('retry: 10\n\n')
  if (request.get('Last-Event-ID') === `${prefix}2`) {
    send(3)
    return
  }
  send(1)
  send(2)
  response.end()
}
