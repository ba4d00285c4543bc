import { findOptions, type Found } from './find-options.js'
import { isFunction, nameOf, parseCode, type AnyNode, type Code } from './parse-code.js'
import type { NotRecognized, PastedOptions } from './pasted.js'
import { writeDelegate } from './read-delegate.js'
import { allowedBy, namesOf } from './read-function.js'
import { Scope } from './scope.js'
import { sourceOfAllowed } from './value-source.js'
import { membersOf, notesOn, write, type Writing } from './write-options.js'

/** Reads options in JavaScript or TypeScript. Returns `undefined` if the text is not code with options. */
export function readCode(
  pasted: string,
  values: Readonly<Record<string, string>>,
): PastedOptions | NotRecognized | undefined {
  for (const code of parseCode(pasted)) {
    const scope = new Scope(code.program, values)
    const found = findOptions(code, scope)
    if (found) return readFound(found, code, scope)
  }
  return undefined
}

function readFound(found: Found, code: Code, scope: Scope): PastedOptions | NotRecognized {
  const writing: Writing = {
    scope,
    text: code.text,
    notes: new Set(),
    hasList: false,
    hasCode: false,
  }
  if (found.others > 0) {
    writing.notes.add(
      `The code has ${found.others + 1} sets of options. This is the first one${found.as ? `, in ${found.as}` : ''}.`,
    )
  }
  if (found.as.includes('without')) writing.notes.add('Call `cors`: write `app.use(cors())`.')
  const { node } = found
  if (node?.type === 'Identifier' && nameOf(node) !== 'undefined')
    return elsewhere(String(node.name))
  const text = node ? writeFound(node, writing, code) : '{}'
  if (text === undefined) {
    return {
      kind: 'unknown',
      message:
        'This function cannot be read as a list of origins. Paste the options, with the origins as a list.',
    }
  }
  noteUnset(text, writing)
  const { notes, hasList } = writing
  return {
    kind: hasList ? 'delegate' : 'options',
    text,
    variables: scope.variables,
    notes: Array.from(notes),
  }
}

function writeFound(node: AnyNode, writing: Writing, { text }: Code): string | undefined {
  if (!isFunction(node)) {
    const isCall = node.type === 'CallExpression' || node.type === 'NewExpression'
    return isCall && !membersOf(node, writing) ? undefined : write(node, writing)
  }
  const [first = ''] = namesOf(node)
  if (/^(?:req|request|_req|ctx)$/i.test(first)) return writeDelegate(node, writing)
  const allowed = allowedBy(node, writing.scope, text)
  if (allowed === undefined) return writeDelegate(node, writing)
  writing.hasList = true
  for (const note of notesOn(allowed, text.slice(node.start, node.end))) writing.notes.add(note)
  return `{ origin: ${sourceOfAllowed(allowed)} }`
}

const elsewhere = (name: string): NotRecognized => ({
  kind: 'unknown',
  message: `\`${name}\` is defined somewhere else. Paste its definition, or both together.`,
})

function noteUnset(text: string, { scope, notes, hasCode }: Writing): void {
  for (const { name, written, value } of scope.variables) {
    if (name === 'NODE_ENV' && value === 'production')
      notes.add('This assumes that `NODE_ENV` is `production`.')
    if (value !== '') continue
    const source = `process.env.${name}`
    if (!text.includes(source)) {
      if (!hasCode) notes.add(`\`${written}\` is not set, so the default is used.`)
    } else if (written !== source) notes.add(`\`${written}\` is written as \`${source}\` here.`)
  }
}
