import type { CorsRequest, CorsResponse } from 'allow-origin'
import { everyPath, type Framework, type Placement } from './framework.js'

interface Request extends CorsRequest {
  readonly headers: CorsRequest['headers'] & { readonly 'if-none-match'?: string | undefined }
  readonly url?: string | undefined
}

/** Node does not have routes and does not parse bodies. */
export const paths: Framework['paths'] = { ...everyPath, route: null, upload: null }

/** Handles requests without a framework, and catches its own exceptions. */
export const application =
  ({ everywhere }: Placement, reached: () => void) =>
  (request: Request, response: CorsResponse): void => {
    const next = (error?: unknown): void => {
      try {
        response.statusCode = error ? 500 : answer(request, response, reached)
      } catch {
        response.statusCode = 500
      }
      response.end()
    }
    if (everywhere) everywhere(request, response, next)
    else next()
  }

function answer({ url, headers }: Request, response: CorsResponse, reached: () => void): number {
  switch (url) {
    case everyPath.item:
      reached()
      return 200
    case everyPath.cached:
      response.setHeader('ETag', '"1"')
      return headers['if-none-match'] === '"1"' ? 304 : 200
    case everyPath.throwing:
      throw new Error('thrown by a handler')
    default:
      return 404
  }
}
