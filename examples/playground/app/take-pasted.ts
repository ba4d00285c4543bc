import { neededCode } from './paste/needed-code.js'
import { isOfRequest } from './paste/policy-for.js'
import { readPasted } from './paste/read-pasted.js'
import type { Pasted, PastedConsole, PastedOptions, PastedRequest } from './paste/pasted.js'
import { writeExchanges } from './paste/shareable.js'
import { app, isOwn } from './place.js'
import { firstOrigin, writtenOptions } from './policy/written-options.js'
import { presets } from './presets.js'
import { current, edit, emptyCase, notes, type Case } from './state.js'

/** Shows what a pasted text is about: options, a request, or the message in the console. */
export function takePasted(text: string): boolean {
  const pasted = readPasted(text)
  const taken = changeFor(pasted, text)
  if (taken.change) edit(taken.change)
  notes.value = taken.notes
  return taken.change !== undefined
}

/** Reads a text that you paste into the policy. A part of a policy is pasted as it is. */
export function pasteIntoPolicy(event: ClipboardEvent): void {
  const area = event.currentTarget as HTMLTextAreaElement
  const text = event.clipboardData?.getData('text/plain') ?? ''
  const replacesAll = area.selectionEnd - area.selectionStart >= area.value.trim().length
  const { kind } = readPasted(text)
  if (kind === 'unknown' || (!replacesAll && (kind === 'options' || kind === 'delegate'))) return
  event.preventDefault()
  takePasted(text)
}

interface Taken {
  readonly change?: Partial<Case>
  readonly notes: readonly string[]
}

function changeFor(pasted: Pasted, text: string): Taken {
  switch (pasted.kind) {
    case 'options':
    case 'delegate':
      return options(pasted, text)
    case 'request':
      return request(pasted)
    case 'console':
      return consoleLine(pasted, text)
    case 'unknown':
      return { notes: [pasted.message] }
  }
}

/** The case that options led to. Its request is not yours either. */
let derived: Case | undefined

const ofRequest = ['origin', 'url', 'method', 'headers', 'credentials'] as const

/** Whether the request is still that of a preset, which says nothing about your options. */
const isUntouched = (shown: Case): boolean =>
  [...presets.map((preset) => preset.case), ...(derived ? [derived] : [])].some((one) =>
    ofRequest.every((name) => one[name] === shown[name]),
  )

function options({ text: policy, variables, notes }: PastedOptions, source: string): Taken {
  const values = Object.fromEntries(variables.map(({ name, value }) => [name, value]))
  const pasted = variables.length > 0 ? neededCode(source, Object.keys(values)) : ''
  const change = { policy, pasted, variables: values }
  const written = writtenOptions(policy, values)
  const listed = firstOrigin(written)
  const shown = current.value
  if (isUntouched(shown)) {
    const { credentials } = written
    derived = { ...emptyCase, ...change, credentials, origin: listed ?? app }
    return { change: derived, notes: [...notes, ...noteOrigin(listed)] }
  }
  // A policy for other websites says nothing about the playground's own pages.
  if (listed === undefined || !isOwn(shown.origin) || isOwn(listed)) return { change, notes }
  return { change: { ...change, origin: listed }, notes: [...notes, ...noteOrigin(listed)] }
}

const noteOrigin = (listed: string | undefined): readonly string[] =>
  listed === undefined || listed === current.value.origin
    ? []
    : [
        `The request now comes from ${listed}, the first origin in your options. Change it if needed.`,
      ]

const asFields = ({
  origin,
  url,
  method,
  headers,
  credentials,
}: PastedRequest['request']): Partial<Case> => ({
  setup: 'first',
  reads: '',
  pasted: '',
  live: false,
  method: method ?? 'GET',
  headers: (headers ?? []).map((header) => header.join(': ')).join('\n'),
  credentials: credentials ?? false,
  ...(origin === undefined ? {} : { origin }),
  ...(url === undefined ? {} : { url }),
})

function request(pasted: PastedRequest): Taken {
  const fields = { ...asFields(pasted.request), pasted: writeExchanges(pasted) }
  if (pasted.exchanges.length > 0) {
    // The response is about another page and another URL than the ones that are here.
    return { change: { origin: '', url: '', ...fields }, notes: pasted.notes }
  }
  const about = 'These options are only an example. Paste yours over them.'
  return { change: fields, notes: [...pasted.notes, ...(isYours(current.value) ? [] : [about])] }
}

/** The server that causes what no option causes. */
function setupFor({ check, status = '' }: PastedConsole): string | undefined {
  if (check === 'status-not-ok') return 'not-found'
  if (check === 'status-redirect') return 'redirect-preflight'
  if (check !== 'allow-origin-missing') return undefined
  return /^40[13]/.test(status) ? 'after-auth' : status.startsWith('5') ? 'error-page' : undefined
}

/** The policy that the last line of the console led to. It is not one of yours. */
let reproduced: string | undefined

const isYours = ({ policy }: Case): boolean =>
  policy !== reproduced && !presets.some((preset) => preset.case.policy === policy)

/** Goes to the failing check. Options of your own stay, so you see whether they are the cause. */
function consoleLine(pasted: PastedConsole, source: string): Taken {
  const { request, check, policy: given, sentence, notes } = pasted
  const setup = setupFor(pasted)
  const { origin } = request
  // The request is allowed first, and then the server causes the failure.
  const allowing = origin === 'null' ? null : `{ origin: '${origin ?? app}' }`
  const policy = setup === undefined ? given : allowing
  const fields = { ...asFields(request), ...(setup && { setup }) }
  // Nothing here leads to the same failure, so the verdict is what the line says.
  if (policy === null) return { change: { ...fields, pasted: source }, notes }
  if (isYours(current.value)) {
    const about =
      'Your options are still here. If they allow the request, your server is not using them.'
    return { change: fields, notes: [sentence, ...notes, about] }
  }
  reproduced = policy
  const about = 'The server shown here causes the same error. Paste your options over these.'
  return {
    change: { ...fields, policy },
    // The verdict says the same as the line.
    notes: [...notes, ...(isOfRequest(check) ? [] : [about])],
  }
}
