/** The schemes of connections that pages open, and those of the pages. */
export const schemesOfPages: ReadonlyMap<string, string> = new Map([
  ['ws', 'http'],
  ['wss', 'https'],
])

/** Whether a scheme is most likely meant for another one: a slip of the keyboard in `https`, or a missing value. */
export const isSlip = (scheme: string): boolean =>
  scheme === 'undefined' || (/^[hpst]*tp[hpst]*$/.test(scheme) && !/^https?$/.test(scheme))

/** Whether a host is the text of a missing value: `https://${undefined}`. */
export const isHostOfNothing = (host: string): boolean =>
  /(?:^|\.)undefined(?:\.|$)|^(?:null|nan|true|false)$/.test(host)

/** Whether an origin is not one that was meant: the page's scheme is another one, or its host is the text of a missing value. */
export const isMistaken = ({ scheme, host }: { scheme: string; host: string }): boolean =>
  schemesOfPages.has(scheme) || isSlip(scheme) || isHostOfNothing(host)
