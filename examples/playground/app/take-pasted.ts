import { signal } from '@preact/signals'
import { readPasted } from './paste/read-pasted.js'
import type { Pasted, PastedConsole, PastedOptions, PastedRequest } from './paste/pasted.js'
import { writeExchanges } from './paste/shareable.js'
import { isOwn } from './place.js'
import { presets } from './presets.js'
import { current, edit, type Case } from './state.js'

/** What was recognized in the pasted text, as sentences. */
export const notes = signal<readonly string[]>([])

/** Shows what a pasted text is about: options, a request, or the message in the console. */
export function takePasted(text: string): boolean {
  const pasted = readPasted(text)
  const taken = changeFor(pasted, text)
  notes.value = taken.notes
  if (taken.change) edit(taken.change)
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
      return consoleLine(pasted)
    case 'unknown':
      return { notes: [pasted.message] }
  }
}

function options({ text: policy, variables, notes }: PastedOptions, source: string): Taken {
  const values = Object.fromEntries(variables.map(({ name, value }) => [name, value]))
  const change = { policy, pasted: variables.length > 0 ? source : '', variables: values }
  const listed = /(['"`])(https?:\/\/[^'"`*]+)\1/.exec(policy)?.[2]
  // A policy for other websites says nothing about the playground's own pages.
  if (listed === undefined || !isOwn(current.value.origin) || isOwn(listed))
    return { change, notes }
  return {
    change: { ...change, origin: originOf(listed) },
    notes: [...notes, `The page is now at ${originOf(listed)}, from your options. Write yours.`],
  }
}

const originOf = (written: string): string =>
  URL.canParse(written) ? new URL(written).origin : written

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

const request = (pasted: PastedRequest): Taken => ({
  change: { ...asFields(pasted.request), pasted: writeExchanges(pasted) },
  notes: pasted.notes,
})

/** Servers that cause what no option causes. */
const setupFor: Readonly<Partial<Record<string, string>>> = {
  'status-not-ok': 'not-found',
  'status-redirect': 'redirect',
}

/** The policy that the last line of the console led to. It is not one of yours. */
let reproduced: string | undefined

const isYours = ({ policy }: Case): boolean =>
  policy !== reproduced && !presets.some((preset) => preset.case.policy === policy)

/** Goes to the failing check. Options of your own stay, so you see whether they are the cause. */
function consoleLine({ request, check, policy: given, sentence, notes }: PastedConsole): Taken {
  const setup = setupFor[check]
  const policy = given ?? (setup && `{ origin: '${request.origin ?? current.value.origin}' }`)
  const fields = { ...asFields(request), ...(setup && { setup }) }
  if (policy === undefined) return { change: fields, notes: [sentence, ...notes] }
  if (isYours(current.value)) {
    const about =
      'Your options are still here. If they allow the request, your server does not use them.'
    return { change: fields, notes: [sentence, ...notes, about] }
  }
  reproduced = policy
  const about = 'This server causes it. Paste your options over the ones here.'
  return { change: { ...fields, policy }, notes: [sentence, ...notes, about] }
}
