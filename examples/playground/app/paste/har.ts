import { getHeader } from '../../../../src/protocol/header-list.js'
import { explainPasted } from './explain-pasted.js'
import { isPreflight, scriptRequest, type SentRequest } from './page-request.js'
import type { HeaderPair, NotRecognized, PastedRequest } from './pasted.js'

interface Entry {
  readonly sent: SentRequest
  readonly hasCookies: boolean
  readonly status: number
  readonly headers: readonly HeaderPair[]
}

/** Reads a HAR file, or one of its entries. Returns `undefined` if the text is neither. */
export function readHar(text: string): PastedRequest | NotRecognized | undefined {
  if (!/^\s*[{[]/.test(text) || !text.includes('"request"')) return undefined
  const entries = entriesIn(text).flatMap(readEntry)
  if (entries.length === 0) return undefined
  const isCrossOrigin = ({ sent }: Entry): boolean => {
    const origin = getHeader('Origin', sent.headers)
    return origin !== null && URL.canParse(sent.url) && new URL(sent.url).origin !== origin
  }
  const groups = groupsOf(entries.filter(isCrossOrigin))
  if (groups.length === 0) {
    return {
      kind: 'unknown',
      message:
        'No request in this HAR has the `Origin` of another site, so CORS does not apply to any of them.',
    }
  }
  const read = groups.map(readGroup)
  // The one that fails is why the HAR was saved.
  return read.find(isBlocked) ?? read.find(({ exchanges }) => exchanges.length === 0) ?? read[0]
}

/** Whether the preflight fails, or the response. If the preflight is not there, the browser had it in its cache. */
const isBlocked = (one: PastedRequest): boolean =>
  [{}, { method: 'GET', headers: [] }].some(
    (request) => explainPasted(one, request)?.verdict === 'blocked',
  )

type Group = [Entry, ...Entry[]]

/** A request and its preflight are two entries, in any order. */
function groupsOf(entries: readonly Entry[]): readonly Group[] {
  const groups = new Map<string, Group>()
  for (const entry of entries) {
    const { sent } = entry
    const asked = isPreflight(sent)
      ? getHeader('Access-Control-Request-Method', sent.headers)
      : null
    const key = `${asked ?? sent.method} ${sent.url}`
    const group = groups.get(key)
    if (group) group.push(entry)
    else groups.set(key, [entry])
  }
  return [...groups.values()]
}

function readGroup(group: Group): PastedRequest {
  const preflight = group.find(({ sent }) => isPreflight(sent))
  const actual = group.find(({ sent }) => !isPreflight(sent))
  const asking = actual ?? group[0]
  const { request, notes } = scriptRequest(asking.sent, asking.hasCookies)
  const exchanges = [preflight, actual].flatMap((entry) =>
    // Browsers write the status 0 if they got no response, or did not show it to the page.
    entry && entry.status > 0
      ? [{ isPreflight: entry === preflight, status: entry.status, headers: entry.headers }]
      : [],
  )
  return {
    kind: 'request',
    request,
    exchanges,
    notes: exchanges.length > 0 ? notes : [...notes, noResponse],
  }
}

const noResponse =
  'The HAR has no response to this request. Browsers often leave it out if they block it.'

function entriesIn(text: string): readonly unknown[] {
  try {
    const har = JSON.parse(text) as unknown
    if (Array.isArray(har)) return har as readonly unknown[]
    const { log, entries = (log as { entries?: unknown } | undefined)?.entries } = har as Readonly<
      Partial<Record<string, unknown>>
    >
    return Array.isArray(entries) ? (entries as readonly unknown[]) : [har]
  } catch {
    return []
  }
}

type Data = Readonly<Partial<Record<string, unknown>>>

function readEntry(entry: unknown): readonly Entry[] {
  const { request, response } = (entry ?? {}) as Readonly<Partial<Record<string, Data>>>
  const { url, method, headers, cookies, postData } = request ?? {}
  if (typeof url !== 'string' || typeof method !== 'string') return []
  const sent = { url, method, headers: pairsOf(headers), hasBody: postData !== undefined }
  return [
    {
      sent,
      hasCookies:
        (Array.isArray(cookies) && cookies.length > 0) ||
        getHeader('Cookie', sent.headers) !== null,
      status: Number(response?.status ?? 0),
      headers: pairsOf(response?.headers),
    },
  ]
}

const pairsOf = (headers: unknown): readonly HeaderPair[] =>
  Array.isArray(headers)
    ? (headers as readonly Data[]).map(({ name, value }): HeaderPair => [
        String(name),
        String(value),
      ])
    : []
