import type { IncomingResponse, OutgoingRequest } from '../../src/browser/browser-request.js'
import type { Judgement } from '../../src/browser/judge.js'
import type { ScriptRequest } from '../../src/browser/script-request.js'
import type { Header } from '../../src/protocol/header-list.js'
import { api, page, response } from './requests.js'

export const open = response([['Access-Control-Allow-Origin', '*']])

export const script = (changes: Partial<ScriptRequest> = {}): ScriptRequest => ({
  url: api,
  origin: page,
  ...changes,
})

/** A server with one response per URL. It allows everything that a preflight asks for. */
export const server =
  (routes: Readonly<Record<string, IncomingResponse>>) =>
  ({ kind, url, headers }: OutgoingRequest): IncomingResponse => {
    const asked = new Map(headers)
    const allowed: readonly Header[] = [
      ['Access-Control-Allow-Origin', '*'],
      ['Access-Control-Allow-Methods', asked.get('Access-Control-Request-Method') ?? ''],
      ['Access-Control-Allow-Headers', asked.get('Access-Control-Request-Headers') ?? ''],
    ]
    return kind === 'preflight' ? response(allowed, 204) : (routes[url] ?? response([], 404))
  }

export const redirect = (location: string, status = 302): IncomingResponse =>
  response([...open.headers, ['Location', location]], status)

export const sent = ({ exchanges }: Judgement): readonly string[] =>
  exchanges.map(({ request: { method, url } }) => `${method} ${url}`)

export const originsSent = ({ exchanges }: Judgement): readonly unknown[] =>
  exchanges.map(({ request }) => new Map(request.headers).get('Origin'))

export const reasons = ({ steps }: Judgement): readonly string[] =>
  steps.map(({ reason }) => reason)
