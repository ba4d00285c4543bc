import type { Outcome } from '../outcome.js'
import type { Body } from '../page-request.js'

/** A request to a server whose policy allows the page to send `PUT` and to read `X-Total`. */
export interface Http2Request {
  readonly title: string
  readonly method: string
  readonly body?: Body
  /** The outcome by the standard. */
  readonly expected: Outcome
  /** The same in engines that differ, by the name of the difference. */
  readonly differing?: Readonly<Record<string, Outcome>>
}

const preflight = (method: string): string => `preflight for ${method} to api as secure`

export const requests: readonly Http2Request[] = [
  {
    title: 'a request without a preflight',
    method: 'GET',
    expected: { verdict: 'allowed', sent: ['GET to api as secure'], asked: [], reads: ['x-total'] },
  },
  {
    title: 'a request after a preflight',
    method: 'PUT',
    body: 'text',
    expected: {
      verdict: 'allowed',
      sent: [preflight('PUT'), 'PUT to api as secure'],
      asked: ['nothing'],
      reads: ['x-total'],
    },
  },
  {
    title: 'a method that is not allowed',
    method: 'DELETE',
    expected: { verdict: 'blocked', sent: [preflight('DELETE')], asked: ['nothing'], reads: null },
  },
  {
    title: 'a stream, which needs a preflight',
    method: 'POST',
    body: 'stream',
    expected: {
      verdict: 'allowed',
      sent: [preflight('POST'), 'POST to api as secure'],
      asked: ['nothing'],
      reads: ['x-total'],
    },
    differing: {
      'a stream as text': {
        verdict: 'allowed',
        sent: ['POST to api as secure'],
        asked: [],
        reads: ['x-total'],
      },
      'no stream': { verdict: 'blocked', sent: [], asked: [], reads: null },
    },
  },
]
