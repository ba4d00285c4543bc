/** The domain of every server. All are of the same site, so cookies are sent whenever CORS allows it. */
export const site = 'site.localhost'

/** The origins that serve pages. */
export const siteNames = ['app', 'other', 'international', 'secure'] as const
/** The origins of the API. */
export const apiNames = ['api', 'third', 'secure api', 'secure third'] as const
export const originNames = [...siteNames, ...apiNames] as const
export type OriginName = (typeof originNames)[number]
export type Origins = Readonly<Record<OriginName, string>>

/** The pages that make requests: one for each origin, and a sandboxed frame in the secure page. */
export const pageNames = [...siteNames, 'sandboxed'] as const
export type PageName = (typeof pageNames)[number]

/** The serialized origin of a page. */
export const originOfPage = (page: PageName, origins: Origins): string =>
  page === 'sandboxed' ? 'null' : origins[page]

/** The API that a page calls. Browsers block http requests from https pages. */
export const apiOf = (page: PageName): OriginName =>
  page === 'secure' || page === 'sandboxed' ? 'secure api' : 'api'
