import type { HeaderPair, PastedRequest } from './pasted.js'

/** Request headers whose values decide whether a preflight is needed (Fetch, `#cors-safelisted-request-header`). */
const judgedByValue = /^(?:accept|accept-language|content-language|content-type|range)$/i

/** Response headers that a browser looks at. */
const ofResponses = /^(?:access-control-.*|vary|location)$/i

/** A made-up value if the real one does not matter, because it can be a secret. */
export const withoutSecret = ([name, value]: HeaderPair): HeaderPair => [
  name,
  judgedByValue.test(name) ? value : 'x',
]

/** Does the same in the text of the form. The text of an incomplete line stays. */
export const withoutSecrets = (lines: string): string =>
  lines
    .split('\n')
    .map((line) => {
      const [, name = '', value = ''] = /^([^:]+):(.*)$/.exec(line) ?? []
      return name === '' || value.trim() === '' || judgedByValue.test(name.trim())
        ? line
        : `${name}: x`
    })
    .join('\n')

/** A URL without a username and password. They still count, because `fetch` throws for them. */
export const withoutUserinfo = (url: string): string =>
  url.replace(/^([a-z][a-z\d+.-]*:\/\/)[^/?#]*@/i, '$1x@')

/** Writes what decides about a pasted request as HTTP, for a link. Cookies, tokens and bodies are not in it. */
export const writeExchanges = ({ request, exchanges }: PastedRequest): string =>
  exchanges
    .map(({ isPreflight, status, headers }) => {
      const { origin, url, method = 'GET' } = request
      const lines = [
        ...(url === undefined ? [] : [requestLine(isPreflight ? 'OPTIONS' : method, url)]),
        ...(url === undefined || origin === undefined ? [] : [`Origin: ${origin}`]),
        ...(isPreflight ? [`Access-Control-Request-Method: ${method}`] : []),
        '',
        `HTTP/1.1 ${status}`,
        ...headers.filter(([name]) => ofResponses.test(name)).map(writeHeader),
      ]
      return lines.join('\n').trimStart()
    })
    .join('\n\n')

// A method in another case is in the form. Here it only has to look like a request.
const requestLine = (method: string, url: string): string =>
  `${/^[A-Z]{3,10}$/.test(method) ? method : 'GET'} ${url.replaceAll(/\s/g, '%20')} HTTP/1.1`

const writeHeader = ([name, value]: HeaderPair): string =>
  `${name}: ${/^location$/i.test(name) ? withoutQuery(value) : value.replaceAll(/\s+/g, ' ')}`

/** Where a redirect leads, without what often has a token. */
const withoutQuery = (location: string): string =>
  withoutUserinfo(location.trim()).split(/[?#]/, 1).join('')
