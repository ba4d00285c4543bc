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
  option(other, 'another one…'),
)
origin.addEventListener('change', () => {
  showOther()
  if (origin.value === other) otherOrigin.focus()
})
for (const field of [otherOrigin, headers]) {
  // Problems appear when you send the request. Any earlier, they would move the button away from the pointer.
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

/** What the form contains, unchecked. @returns {Written} */
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
  // An address can name a method that is not in the list.
  if (method.selectedIndex === -1) method.selectedIndex = 0
  headers.value = written.headers
  credentials.checked = written.credentials
  showOther()
  readForm()
}

/** Reads the request from the form. If it is invalid, shows why beside the field and returns `undefined`. @returns {ScriptRequest | undefined} */
export function readForm() {
  const written = writtenRequest()
  const read = readOrigin(written.origin)
  say(otherOrigin, 'problem' in read ? read.problem : '')
  const lines = written.headers.split('\n').filter((line) => line.trim() !== '')
  const broken = lines.find((line) => !/^[^:]+:/.test(line))
  say(
    headers,
    broken === undefined ? '' : `“${broken.trim()}” has no colon. Write \`Name: value\`.`,
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

/** Moves the focus to the field with the problem. */
export const focusProblem = () =>
  [otherOrigin, headers].find(({ ariaInvalid }) => ariaInvalid === 'true')?.focus()

/** Shows a problem beside its field. @param {HTMLElement} field @param {string} problem */
function say(field, problem) {
  field.ariaInvalid = String(problem !== '')
  find(`#${field.id}-problem`, HTMLElement).textContent = problem
}
