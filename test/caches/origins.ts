export type Page = 'one' | 'two' | 'stranger'

/** Where a request comes from: a page, or something that does not send `Origin`, such as an image. */
export type Asker = Page | 'no-origin'

export type Origins = Readonly<Record<Page, string>>

/** Origins of one site, because browsers keep a cache for each site. `stranger` is not part of the application. */
export const originsOf = (scheme: string, site: string): Origins => ({
  one: `${scheme}://one.apps.${site}`,
  two: `${scheme}://two.apps.${site}`,
  stranger: `${scheme}://stranger.${site}`,
})
