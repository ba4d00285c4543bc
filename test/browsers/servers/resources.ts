import type { RequestHandler } from 'express'
import type { Way } from '../page-request.js'
import { font } from './font.js'

/** One transparent pixel. */
const image = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

const resources: Readonly<Record<Way, readonly [type: string, body: string | Buffer]>> = {
  fetch: ['text/plain', 'text'],
  XMLHttpRequest: ['text/plain', 'text'],
  'module script': ['text/javascript', 'export {}'],
  font: ['font/ttf', font],
  image: ['image/gif', image],
}

/** Sends a resource that this way can load, with headers that a script may be allowed to read. */
export const answerTo = (way: Way): RequestHandler => {
  const [type, body] = resources[way]
  return (_request, response) => {
    response
      .set({ 'X-Total': '7', 'X-Secret': '1', 'Set-Cookie': 'never=readable' })
      .type(type)
      .send(body)
  }
}
