import type { Browser, Tab } from '../engines/engine.js'
import { startApi, type Api, type ApiOptions } from './api.js'
import { startSite } from './site.js'

/** Starts an API that allows `app.localhost` and denies `localhost`, and opens a page of one of these origins. */
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

/** Signs in on the open page. From then on, its requests with cookies act as that user. */
export async function signIn(tab: Tab, { origin }: Api): Promise<void> {
  const request = { method: 'post', url: `${origin}/session`, withCredentials: true }
  await tab.call('requestWithAxios', request)
}
