/** Where an engine does other than the standards say, so that a client sees it. */
interface Difference {
  readonly engine: string
  /** Where it was seen. */
  readonly version: string
  readonly standard: string
  readonly difference: string
}

export const leavesOutUserAgent: Difference = {
  engine: 'Chromium',
  version: '156',
  standard:
    '`User-Agent` is no forbidden request-header: a script may set it, and needs a preflight for it.',
  difference:
    'It is left out of what a script sets, without an error, so that no preflight is needed.',
}

export const showsWorkersHeaders: Difference = {
  engine: 'WebKitGTK',
  version: '2.50',
  standard:
    'A response of type "cors" that a service worker hands on shows the headers that are exposed.',
  difference: '`XMLHttpRequest` shows every header that the engine knows by name, such as `ETag`.',
}
