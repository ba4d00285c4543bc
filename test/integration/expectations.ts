import type { CorsMiddleware } from 'allow-origin'
import type { Placement, Statuses } from './framework.js'
import { app, type ResourceRequest } from './requests.js'

/** An application and its expected responses, in every framework. */
export interface CaseGroup<Middleware = CorsMiddleware> {
  readonly title: string
  readonly placement: Placement<Middleware>
  readonly cases: readonly Case[]
}

export interface Case {
  readonly title: string
  readonly request: ResourceRequest
  /** The name of a status that the framework chooses, or the middleware's own status. */
  readonly status: keyof Statuses | 204
  readonly headers: ExpectedHeaders
  /** How often the application is called. Left out if the framework may respond instead. */
  readonly calls?: 0 | 1
}

/** `null` is a header that must be absent. */
export type ExpectedHeaders = Readonly<Record<string, string | null>>

export const nothing: ExpectedHeaders = {
  'access-control-allow-origin': null,
  'access-control-allow-credentials': null,
  'access-control-allow-methods': null,
  'access-control-allow-headers': null,
  'access-control-expose-headers': null,
  'access-control-max-age': null,
  vary: null,
}

export const varyAlone: ExpectedHeaders = { ...nothing, vary: 'Origin' }

export const readable: ExpectedHeaders = {
  ...varyAlone,
  'access-control-allow-origin': app,
  'access-control-allow-credentials': 'true',
  'access-control-expose-headers': 'X-Total',
}

export const deniedPreflight: ExpectedHeaders = {
  ...nothing,
  vary: 'Origin, Access-Control-Request-Headers',
  'content-length': '0',
}

export const allowedPreflight: ExpectedHeaders = {
  ...deniedPreflight,
  'access-control-allow-origin': app,
  'access-control-allow-credentials': 'true',
  'access-control-allow-methods': 'GET,HEAD,PUT,PATCH,POST,DELETE',
  'access-control-allow-headers': 'x-token',
  'access-control-max-age': '600',
}
