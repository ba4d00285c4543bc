import type { ExplainedStep, Explanation } from 'allow-origin'
import { isExposed, type Arrived, type Outcome } from './agreement.js'
import type { Header } from '../../../src/protocol/header-list.js'
import type { ScriptRequest } from './judged.js'

/** What the script, the browser or the server does, or what the browser checks in between. */
export type Move =
  | { readonly kind: 'call'; readonly script: ScriptRequest }
  | { readonly kind: 'steps'; readonly title: string; readonly steps: readonly ExplainedStep[] }
  | {
      readonly kind: 'request'
      readonly isPreflight: boolean
      readonly line: string
      /** The headers that the script sets, and those that matter for CORS. */
      readonly own: readonly Header[]
      readonly others: readonly Header[]
    }
  | {
      readonly kind: 'response'
      readonly status: string
      readonly headers: readonly Header[]
      readonly steps: readonly ExplainedStep[]
    }
  | { readonly kind: 'not-sent'; readonly method: string }
  | {
      readonly kind: 'result'
      readonly status: number
      /** What the script reads of the body, if it is known. */
      readonly body: string | undefined
      readonly headers: readonly { readonly name: string; readonly value: string | null }[]
    }
  | { readonly kind: 'error'; readonly error: string }

/** Headers that matter for CORS. */
const ofCors = [
  'origin',
  'access-control-request-method',
  'access-control-request-headers',
  'cookie',
]

/**
 * Splits a request into moves, in order.
 *
 * @param real what arrived and what the script got, if your browser has made the request
 */
export function movesOf(
  script: ScriptRequest,
  explanation: Explanation,
  real?: { readonly arrived: readonly Arrived[]; readonly outcome: Outcome },
): readonly Move[] {
  const { steps } = explanation
  const moves: Move[] = [
    { kind: 'call', script },
    {
      kind: 'steps',
      title: 'Before anything is sent',
      steps: steps.filter(
        ({ exchange, reason }) => exchange === undefined && reason !== 'preflight-failed',
      ),
    },
  ]
  const sent = real?.arrived ?? arrivedIn(explanation)
  for (const [index, one] of sent.entries()) {
    moves.push(...movesOfExchange(one, index, script, steps))
  }
  if (sent.length < 2 && steps.some(({ reason }) => reason === 'preflight-failed')) {
    moves.push({ kind: 'not-sent', method: explanation.request.method })
  }
  return [...moves, resultOf(explanation, sent, real?.outcome)]
}

/** The exchanges of an explanation, as if they had arrived. */
const arrivedIn = ({ exchanges }: Explanation): readonly Arrived[] =>
  exchanges.map(({ request: { method, url, headers }, response, sent }) => ({
    method,
    path: pathOf(url),
    headers: sent ?? headers,
    response: response ? { ...response, reason: '' } : null,
  }))

const pathOf = (url: string): string => {
  const { pathname, search } = new URL(url)
  return pathname + search
}

function movesOfExchange(
  { method, path, headers, response }: Arrived,
  index: number,
  script: ScriptRequest,
  steps: readonly ExplainedStep[],
): readonly Move[] {
  const isPreflight = headers.some(([name]) => /^access-control-request-method$/i.test(name))
  const ownNames = new Set([...ofCors, ...script.headers.map(([name]) => name.toLowerCase())])
  const isOwn = ([name]: Header): boolean => ownNames.has(name.toLowerCase())
  const checks = steps.filter(({ exchange }) => exchange === index)
  const moves: Move[] = [
    {
      kind: 'request',
      isPreflight,
      line: `${method} ${path}`,
      own: headers.filter(isOwn),
      others: headers.filter((header) => !isOwn(header)),
    },
  ]
  if (response) {
    const status = `${response.status} ${response.reason}`.trim()
    moves.push({ kind: 'response', status, headers: response.headers, steps: checks })
  }
  if (checks.length > 0) {
    const title = isPreflight
      ? 'What the preflight response allows'
      : 'Whether the script gets the response'
    moves.push({ kind: 'steps', title, steps: checks })
  }
  return moves
}

/** What the script gets: from your browser, or as the standard says. */
function resultOf(
  { allowed, exposedHeaders }: Explanation,
  sent: readonly Arrived[],
  outcome: Outcome | undefined,
): Move {
  const response = sent.at(-1)?.response
  if (outcome?.kind === 'error' || !(outcome || allowed) || !response) {
    return { kind: 'error', error: outcome?.kind === 'error' ? outcome.error : 'TypeError' }
  }
  const readable = outcome
    ? new Set(outcome.headers.map(([name]) => name.toLowerCase()))
    : undefined
  const isReadable = (name: string): boolean =>
    readable?.has(name) ?? isExposed(name, exposedHeaders)
  return {
    kind: 'result',
    status: response.status,
    body: outcome?.body,
    headers: response.headers.map(([name, value]) => ({
      name,
      value: isReadable(name.toLowerCase()) ? value : null,
    })),
  }
}

/** What an arrow of the drawing says, and between whom it is. */
export interface Label {
  readonly way: 'page-browser' | 'browser-server' | 'server-browser' | 'browser-page'
  readonly tone: 'sent' | 'pass' | 'fail' | 'none'
  readonly who: string
  readonly what: string
}

/** The arrow of a move. */
export function labelOf(move: Exclude<Move, { kind: 'steps' }>): Label {
  switch (move.kind) {
    case 'call':
      return {
        way: 'page-browser',
        tone: 'sent',
        who: 'The script calls',
        what: callOf(move.script),
      }
    case 'request': {
      const who = move.isPreflight ? 'The browser asks first' : 'The browser sends the request'
      return { way: 'browser-server', tone: 'sent', who, what: move.line }
    }
    case 'response': {
      const tone = move.steps.some(({ outcome }) => outcome === 'fail') ? 'fail' : 'pass'
      return { way: 'server-browser', tone, who: 'The server responds', what: move.status }
    }
    case 'not-sent':
      return { way: 'browser-server', tone: 'none', who: 'Never sent', what: move.method }
    case 'error': {
      const who = 'The script only gets an error'
      return { way: 'browser-page', tone: 'fail', who, what: move.error }
    }
    case 'result': {
      const who = 'The script gets the response'
      return { way: 'browser-page', tone: 'pass', who, what: String(move.status) }
    }
  }
}

/** The call as you would write it. */
function callOf({ url, method, headers, credentials }: ScriptRequest): string {
  const members = [
    method === 'GET' ? '' : `  method: ${quote(method)},\n`,
    headers.length === 0 ? '' : `  headers: {\n${headers.map(headerMember).join('')}  },\n`,
    credentials ? "  credentials: 'include',\n" : '',
  ].join('')
  return members === '' ? `fetch(${quote(url)})` : `fetch(${quote(url)}, {\n${members}})`
}

const headerMember = ([name, value]: Header): string => `    ${quote(name)}: ${quote(value)},\n`

const quote = (text: string): string => `'${text.replaceAll(/[\\']/g, String.raw`\$&`)}'`
