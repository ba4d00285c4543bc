import { element, find } from './dom.js'
import { origins, readOrigin } from './origins.js'

/** @typedef {import('./ask.js').Header} Header */
/** @typedef {Omit<import('./presets.js').Asked, 'policy'>} Written */
/** @typedef {{ origin: string, method: string, headers: Header[], credentials: boolean }} ScriptRequest */

const origin = find('#origin', HTMLSelectElement)
const otherOrigin = find('#other-origin', HTMLInputElement)
const method = find('#method', HTMLSelectElement)
const headers = find('#headers', HTMLTextAreaElement)
const credentials = find('#credentials', HTMLInputElement)

const other = 'other'
const sandboxed = 'null, from a sandboxed frame'

origin.append(
  ...origins.map((value) => option(value, value === 'null' ? sandboxed : value)),
  option(other, 'another one …'),
)
origin.addEventListener('change', () => {
  showOther()
  if (origin.value === other) otherOrigin.focus()
})
for (const field of [otherOrigin, headers]) {
  // What is wrong is said when it is to be sent: said any earlier, it would move the button from under the pointer.
  field.addEventListener('input', () => say(field, ''))
}

/** @param {string} value @param {string} label */
function option(value, label) {
  const made = element('option', '', label)
  made.value = value
  return made
}

function showOther() {
  otherOrigin.hidden = origin.value !== other
  say(otherOrigin, '')
}

/** What stands in the form, as it is written. @returns {Written} */
export const writtenRequest = () => ({
  origin: origin.value === other ? otherOrigin.value : origin.value,
  method: method.value,
  headers: headers.value,
  credentials: credentials.checked,
})

/** @param {Written} written */
export function writeRequest(written) {
  const isListed = origins.includes(written.origin)
  origin.value = isListed ? written.origin : other
  otherOrigin.value = isListed ? '' : written.origin
  method.value = written.method
  // What an address asks for need not be there.
  if (method.selectedIndex === -1) method.selectedIndex = 0
  headers.value = written.headers
  credentials.checked = written.credentials
  showOther()
  readForm()
}

/** The request that the form asks for; nothing where it is none, which is said beside the field. @returns {ScriptRequest | undefined} */
export function readForm() {
  const written = writtenRequest()
  const read = readOrigin(written.origin)
  say(otherOrigin, 'problem' in read ? read.problem : '')
  const lines = written.headers.split('\n').filter((line) => line.trim() !== '')
  const broken = lines.find((line) => !/^[^:]+:/.test(line))
  say(
    headers,
    broken === undefined ? '' : `There is no colon in “${broken.trim()}”: write \`Name: value\`.`,
  )
  if ('problem' in read || broken !== undefined) return undefined
  return {
    ...read,
    method: written.method,
    headers: lines.map((line) => {
      const [name = ''] = line.split(':', 1)
      return [name.trim(), line.slice(name.length + 1).trim()]
    }),
    credentials: written.credentials,
  }
}

/** Puts the focus where the form has to be put right. */
export const focusProblem = () =>
  [otherOrigin, headers].find(({ ariaInvalid }) => ariaInvalid === 'true')?.focus()

/** Says beside a field what is wrong with it. @param {HTMLElement} field @param {string} problem */
function say(field, problem) {
  field.ariaInvalid = String(problem !== '')
  find(`#${field.id}-problem`, HTMLElement).textContent = problem
}
