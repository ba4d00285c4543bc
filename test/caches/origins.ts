export type Page = 'one' | 'two' | 'stranger'

/** Who asks: a page, or something that sends no `Origin`, such as an image. */
export type Asker = Page | 'nobody'

export type Origins = Readonly<Record<Page, string>>

/** Origins of one site, as browsers keep a cache for each: `one` and `two` are an application's, `stranger` is not. */
export const originsOf = (scheme: string, site: string): Origins => ({
  one: `${scheme}://one.apps.${site}`,
  two: `${scheme}://two.apps.${site}`,
  stranger: `${scheme}://stranger.${site}`,
})
