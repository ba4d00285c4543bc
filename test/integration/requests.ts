import type { Resource } from './resources.js'

export const app = 'https://app.example.com'
export const stranger = 'https://stranger.example'

/** A request to a resource of an application. Each framework has its own path for it. */
export interface ResourceRequest {
  readonly method: string
  readonly to: Resource
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

export const get = (to: Resource, origin?: string): ResourceRequest => ({
  method: 'GET',
  to,
  headers: origin === undefined ? {} : { Origin: origin },
})

/** `OPTIONS` with only an `Origin`, so it is not a preflight. */
export const bareOptions = (to: Resource, origin: string): ResourceRequest => ({
  ...get(to, origin),
  method: 'OPTIONS',
})

export const preflight = (to: Resource, origin: string): ResourceRequest => ({
  method: 'OPTIONS',
  to,
  headers: {
    Origin: origin,
    'Access-Control-Request-Method': 'PUT',
    'Access-Control-Request-Headers': 'x-token',
  },
})

export const revalidate = (to: Resource, origin: string): ResourceRequest => ({
  method: 'GET',
  to,
  headers: { Origin: origin, 'If-None-Match': '"1"' },
})

export const post = (to: Resource, origin: string, body: string): ResourceRequest => ({
  method: 'POST',
  to,
  headers: {
    Origin: origin,
    'Content-Type': 'application/json',
    'Content-Length': String(new TextEncoder().encode(body).length),
  },
  body,
})
