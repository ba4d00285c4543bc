import type { BrowserRequest, IncomingResponse } from '../../src/browser/browser-request.js'
import type { HeaderList } from '../../src/protocol/header-list.js'

export const page = 'https://page.example'
export const api = 'https://api.example/items'

/** A cross-origin `GET` from {@link page}, with the changes of a test. */
export const request = (changes: Partial<BrowserRequest> = {}): BrowserRequest => ({
  origin: page,
  url: api,
  earlierUrls: [],
  method: 'GET',
  headers: [['Accept', '*/*']],
  credentials: false,
  body: null,
  preflightFlag: null,
  tainting: 'cors',
  ...changes,
})

export const response = (headers: HeaderList, status = 200): IncomingResponse => ({
  status,
  headers,
})
