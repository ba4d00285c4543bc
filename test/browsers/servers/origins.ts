/** The domain of every server: they are of one site, so that cookies go along wherever CORS lets them. */
export const site = 'site.localhost'

/** Origins that pages are served from. */
export const siteNames = ['app', 'other', 'international', 'secure'] as const
/** Origins of the API. */
export const apiNames = ['api', 'third', 'secure api', 'secure third'] as const
export const originNames = [...siteNames, ...apiNames] as const
export type OriginName = (typeof originNames)[number]
export type Origins = Readonly<Record<OriginName, string>>

/** The pages that make requests: one on each origin, and a sandboxed frame in the secure one. */
export const pageNames = [...siteNames, 'sandboxed'] as const
export type PageName = (typeof pageNames)[number]

/** The serialized origin of a page. */
export const originOfPage = (page: PageName, origins: Origins): string =>
  page === 'sandboxed' ? 'null' : origins[page]

/** The API that a page asks: browsers keep pages of https from asking over http. */
export const apiOf = (page: PageName): OriginName =>
  page === 'secure' || page === 'sandboxed' ? 'secure api' : 'api'
