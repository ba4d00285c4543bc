/** The schemes of connections that pages open, and those of the pages. */
export const schemesOfPages: ReadonlyMap<string, string> = new Map([
  ['ws', 'http'],
  ['wss', 'https'],
])
