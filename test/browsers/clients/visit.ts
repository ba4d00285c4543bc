import type { Browser, Tab } from '../engines/engine.js'
import { startApi, type Api, type ApiOptions } from './api.js'
import { startSite } from './site.js'

/** Opens a page beside an API of another origin, which allows `app.localhost` and denies `localhost`. */
export async function visit(
  { tab }: Browser,
  host: 'app.localhost' | 'localhost',
  options?: ApiOptions,
): Promise<{ readonly tab: Tab; readonly api: Api }> {
  const api = await startApi(options)
  const urlAt = await startSite()
  await tab.open(urlAt(host))
  return { tab, api }
}

/** Has the page that is open sign in: it acts as its user from then on, where it sends cookies. */
export async function signIn(tab: Tab, { origin }: Api): Promise<void> {
  const request = { method: 'post', url: `${origin}/session`, withCredentials: true }
  await tab.call('requestWithAxios', request)
}
