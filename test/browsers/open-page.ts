import type { RequestHandler } from 'express'
import type { Tab } from './engines/engine.js'
import type { PageOutcome, PageRequest } from './page-request.js'
import { apiOf, site, type PageName } from './servers/origins.js'
import type { Servers } from './servers/start-servers.js'

/** Lets a page make requests, several at a time, and returns the outcome of each. */
export type AskPage = (
  requests: readonly PageRequest[],
  lanes?: number,
) => Promise<readonly PageOutcome[]>

/** Opens a page, and sets a cookie for every server with its scheme. */
export async function openPage(
  tab: Tab,
  page: PageName,
  { origins, mount }: Servers,
): Promise<AskPage> {
  const inFrame = page === 'sandboxed'
  await tab.open(`${origins[inFrame ? 'secure' : page]}/index.html`)
  const ask: AskPage = (requests, lanes = 1) =>
    tab.call('makeRequests', requests, { inFrame, lanes })
  const url = origins[apiOf(page)] + mount(setCookie).path
  await ask([
    { way: 'fetch', url, method: 'GET', headers: [], credentials: true, uploadListener: false },
  ])
  return ask
}

/** To a sandboxed frame, every server is cross-site. */
const setCookie: RequestHandler = ({ secure }, response) => {
  const kind = secure
    ? ({ secure, sameSite: 'none', partitioned: true } as const)
    : ({ sameSite: 'lax' } as const)
  response.cookie(secure ? 'secure-session' : 'session', '1', { domain: site, ...kind }).end()
}
