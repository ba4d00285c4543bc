import type { BrowserRequest } from '../../src/browser/browser-request.js'
import { followRedirect, type Redirection } from '../../src/browser/redirect.js'
import { request, response } from './requests.js'

/** Follows the redirect of one response. */
export const redirect = (
  changes: Partial<BrowserRequest>,
  location: string,
  status = 302,
): Redirection | undefined =>
  followRedirect(request(changes), response([['location', location]], status))
