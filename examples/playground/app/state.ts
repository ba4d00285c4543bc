import { computed, signal } from '@preact/signals'

/** Everything that you can change on the page. The rest is calculated from it. */
export interface Case {
  /** The options, as text. */
  readonly policy: string
  /** What runs around `cors()` on the server: the id of one of the `setups`. */
  readonly setup: string
  readonly origin: string
  /** Empty for an API that uses the policy. */
  readonly url: string
  readonly method: string
  /** One per line. */
  readonly headers: string
  readonly credentials: boolean
  /** The response header that the script reads, or an empty string. */
  readonly reads: string
  /** Values of environment variables that the policy reads, by name. */
  readonly variables: Readonly<Record<string, string>>
  /** The text that this was read from, if it has variables or responses of its own. */
  readonly pasted: string
  /** Whether the server at `url` is asked, if it is on this machine. */
  readonly live: boolean
}

export const emptyCase: Case = {
  policy: '{}',
  setup: 'first',
  origin: '',
  url: '',
  method: 'GET',
  headers: '',
  credentials: false,
  reads: '',
  variables: {},
  pasted: '',
  live: false,
}

/** Every state of the page, in order, and which one it shows. */
const history = signal<{ readonly cases: readonly Case[]; readonly index: number }>({
  cases: [emptyCase],
  index: 0,
})

export const current = computed(() => history.value.cases[history.value.index] ?? emptyCase)
export const canUndo = computed(() => history.value.index > 0)
export const canRedo = computed(() => history.value.index < history.value.cases.length - 1)

/** The last change to the policy that a button made. The editor marks it. */
export const marked = signal<{ readonly before: string; readonly after: string } | undefined>(
  undefined,
)

/** What was recognized in the text that you pasted, as sentences. Later changes make them out of date. */
export const notes = signal<readonly string[]>([])

const mostCases = 500
/** Keystrokes in one field become one step of the history, unless you pause for this long, in milliseconds. */
const pause = 1000
let typing = { field: '', at: 0 }

/** Whether the last change was typed, so another may follow soon. */
export const wasTyped = (): boolean => typing.field !== ''

/** Starts with a case, without a history. */
export function start(first: Case): void {
  history.value = { cases: [first], index: 0 }
}

/** Changes something with a click. */
export function edit(change: Partial<Case>): void {
  typing = { field: '', at: 0 }
  notes.value = []
  const before = current.value
  push({ ...before, ...change }, false)
  // If everything changes, there is nothing to point at.
  if (Object.keys(change).join() === 'policy') mark(before)
  else marked.value = undefined
}

/** Changes a field by typing. */
export function type(change: Partial<Case>, field: string): void {
  const isSameStep = typing.field === field && Date.now() - typing.at < pause
  typing = { field, at: Date.now() }
  // They are about the value that was missing.
  if (field.startsWith('env-')) notes.value = []
  marked.value = undefined
  push({ ...current.value, ...change }, isSameStep)
}

export const undo = (): void => {
  move(-1)
}
export const redo = (): void => {
  move(1)
}

function push(next: Case, replacesLast: boolean): void {
  const { cases, index } = history.value
  const isSame = Object.entries(next).every(
    ([name, value]) => current.value[name as keyof Case] === value,
  )
  if (isSame) return
  const kept = cases.slice(0, replacesLast && index > 0 ? index : index + 1).slice(-mostCases)
  history.value = { cases: [...kept, next], index: kept.length }
}

function move(by: -1 | 1): void {
  const { cases, index } = history.value
  if (cases[index + by] === undefined) return
  typing = { field: '', at: 0 }
  notes.value = []
  const before = current.value
  history.value = { cases, index: index + by }
  mark(before)
}

function mark({ policy: before }: Case): void {
  const after = current.value.policy
  marked.value = before === after ? undefined : { before, after }
}
