import { getHeader } from '../../../../src/protocol/header-list.js'
import { readCurlCommand } from './curl-command.js'
import { isPreflight, scriptRequest, type SentRequest } from './page-request.js'
import type { HeaderPair, PastedRequest, PastedResponse } from './pasted.js'

/**
 * Reads the output of `curl -i` or `curl -v`, with or without the command, a command alone, and requests and responses as
 * HTTP writes them. Returns `undefined` if there is neither a request nor a response.
 */
export function readHttp(text: string): PastedRequest | undefined {
  const command = readCurlCommand(text)
  const { requests, responses } = headsIn(text, command)
  const sent = requests.at(-1) ?? command
  if (!sent && responses.length === 0) return undefined
  const { request, notes } = sent ? scriptRequest(sent) : { request: {}, notes: [whichRequest] }
  const lacksOrigin = sent && responses.length > 0 && getHeader('Origin', sent.headers) === null
  return {
    kind: 'request',
    request,
    exchanges: responses,
    notes: lacksOrigin ? [...notes, noOrigin] : notes,
  }
}

const whichRequest =
  'The text has a response without its request. Paste the `curl` command too, or fill in the form.'

const noOrigin =
  'The request had no `Origin`, so the response may lack headers that a browser gets. Add `-H "Origin: …"` to the command.'

interface Heads {
  readonly requests: readonly SentRequest[]
  readonly responses: readonly PastedResponse[]
}

/** The heads of the messages in a text. `curl -v` puts `>` before requests, and `<` before responses. */
function headsIn(text: string, command: SentRequest | undefined): Heads {
  const requests: SentRequest[] = []
  const responses: PastedResponse[] = []
  let headers: HeaderPair[] | undefined
  const isSecure = /^\* .*(?:SSL|TLS|port 443)/m.test(text)
    ? true
    : /^\* .*\bport \d/m.test(text)
      ? false
      : undefined
  for (const line of text.split(/\r?\n/)) {
    // What curl says about the connection can come between two headers.
    if (line.startsWith('* ')) continue
    const bare = line.replace(/^[<>] ?/, '')
    const status = /^HTTP\/[\d.]+ (\d{3})/.exec(bare)?.[1]
    const asked = /^([A-Z]{3,10}) (\S+) HTTP\/[\d.]+$/.exec(bare.trim())
    const header = /^([!#$%&'*+.^`|~\w-]+):[ \t]?(.*)$/.exec(bare)
    if (status !== undefined) {
      headers = []
      if (status >= '200' && !/connection established/i.test(bare)) {
        const sent = requests.at(-1) ?? command
        responses.push({
          isPreflight: sent ? isPreflight(sent) : false,
          status: Number(status),
          headers,
        })
      }
    } else if (asked) {
      headers = []
      const [, method = '', target = ''] = asked
      requests.push(requestOf(method, target, headers, { command, isSecure }))
    } else if (headers && header) headers.push([header[1] ?? '', (header[2] ?? '').trim()])
    else headers = undefined
  }
  return { requests, responses }
}

const isLocal = /^(?:127\.|\[::1\]|(?:[\w-]+\.)*localhost(?::|$))/i

/** A page on https may request only https, so the server most likely has it too. */
const isFromHttps = (headers: readonly HeaderPair[]): boolean =>
  getHeader('Origin', headers)?.startsWith('https:') === true

function requestOf(
  method: string,
  target: string,
  headers: readonly HeaderPair[],
  { command, isSecure }: { command: SentRequest | undefined; isSecure: boolean | undefined },
): SentRequest {
  return {
    method,
    headers,
    hasBody: command?.hasBody === true,
    // The headers follow, so the host is not known yet.
    get url() {
      const host = headers.find(([name]) => /^(?:host|:authority)$/i.test(name))?.[1]
      if (/^https?:/i.test(target)) return target
      if (command && (host === undefined || command.url.includes(host))) return command.url
      if (host === undefined) return ''
      const isHttps = isSecure ?? (!isLocal.test(host) && isFromHttps(headers))
      return `http${isHttps ? 's' : ''}://${host}${target}`
    },
  }
}
