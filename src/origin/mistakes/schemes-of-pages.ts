/** The schemes of WebSocket URLs, each with the scheme of the page that opens the connection. */
export const schemesOfPages: ReadonlyMap<string, string> = new Map([
  ['ws', 'http'],
  ['wss', 'https'],
])

/** Whether a scheme is most likely a typo of `https`, or comes from a missing value. */
export const isSlip = (scheme: string): boolean =>
  scheme === 'undefined' || (/^[hpst]*tp[hpst]*$/.test(scheme) && !/^https?$/.test(scheme))

/** Whether a host comes from a missing value: `https://${undefined}`. */
export const isHostOfNothing = (host: string): boolean =>
  /(?:^|\.)undefined(?:\.|$)|^(?:null|nan|true|false)$/.test(host)

/** Whether a valid origin is most likely a mistake: a WebSocket URL, a typo, or a missing value. */
export const isMistaken = ({ scheme, host }: { scheme: string; host: string }): boolean =>
  schemesOfPages.has(scheme) || isSlip(scheme) || isHostOfNothing(host)
