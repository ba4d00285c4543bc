import type { Allowed } from './condition.js'
import { unknown } from './known-operators.js'
import { knownValue } from './known-value.js'
import { asNode, isFunction, nameOf, plain, walk, type AnyNode } from './parse-code.js'
import { allowedBy, namesOf } from './read-function.js'
import type { Scope } from './scope.js'
import { keyOf, listOf, sourceOf, sourceOfAllowed } from './value-source.js'

/** Options as text, and what to tell about them. */
export interface Writing {
  readonly scope: Scope
  readonly text: string
  readonly notes: Set<string>
  /** Becomes `true` if a function was read as a list. */
  hasList: boolean
  /** Becomes `true` if there is code whose value is not known. */
  hasCode: boolean
}

/** Writes a value as the editor shows it: what is data stays as it is, and what is known is filled in. */
export function write(written: AnyNode, writing: Writing): string {
  const node = plain(written)
  if (node.type === 'ObjectExpression') return writeObject(node, writing)
  if (isData(node)) return dedent(node, writing.text)
  if (node.type === 'ArrayExpression') {
    const elements = node.elements as readonly AnyNode[]
    if (elements.every((one) => (one as AnyNode | null)?.type !== 'SpreadElement'))
      return edit(node, elements, writing)
  }
  const value = knownValue(node, writing.scope, writing.text)
  const source = value === unknown ? undefined : sourceOf(value)
  if (source !== undefined) return source
  writing.hasCode = true
  return dedent(written.type === 'AwaitExpression' ? written : node, writing.text)
}

function isData(node: AnyNode): boolean {
  if (node.type === 'Literal') return true
  if (node.type === 'TemplateLiteral') return (node.expressions as readonly AnyNode[]).length === 0
  return (
    node.type === 'ArrayExpression' &&
    (node.elements as readonly (AnyNode | null)[]).every((one) => one !== null && isData(one))
  )
}

/** The text of a node, with its parts written anew. */
function edit(node: AnyNode, parts: readonly AnyNode[], writing: Writing): string {
  let text = ''
  let at = node.start
  for (const part of parts) {
    text += writing.text.slice(at, part.start) + write(part, writing)
    at = part.end
  }
  return shift(text + writing.text.slice(at, node.end), marginAt(node.start, writing.text))
}

function writeObject(node: AnyNode, writing: Writing): string {
  const properties = node.properties as readonly AnyNode[]
  if (properties.some(({ type }) => type === 'SpreadElement')) {
    const members = membersOf(node, writing)
    if (members)
      return (
        listOf(
          Array.from(members, ([name, source]) => `${keyOf(name)}: ${source}`),
          '{ ',
          ' }',
        ) ?? '{}'
      )
  }
  let text = ''
  let at = node.start
  for (const property of properties) {
    text += writing.text.slice(at, property.start) + writeProperty(property, writing)
    at = property.end
  }
  return shift(text + writing.text.slice(at, node.end), marginAt(node.start, writing.text))
}

function writeProperty(property: AnyNode, writing: Writing): string {
  const { type, key, value, shorthand, computed, kind } = property
  const { text } = writing
  if (type !== 'Property' || computed === true || kind !== 'init')
    return text.slice(property.start, property.end)
  const name = nameOf(key) ?? ''
  const { start, end } = asNode(key)
  const source = valueOf(name, asNode(value), writing)
  const margin = marginAt(property.start, text)
  const isCode = shorthand === true || property.method === true
  return `${isCode ? name : text.slice(start, end)}: ${source.replaceAll('\n', `\n${margin}`)}`
}

/** The value of an option. A function that decides about origins is written as the list that it checks. */
export function valueOf(name: string, written: AnyNode, writing: Writing): string {
  const { scope, text, notes } = writing
  const value = plain(written)
  const definition =
    value.type === 'Identifier' ? scope.definitionOf(String(value.name)) : undefined
  const decided = definition ?? value
  if (!isFunction(decided)) {
    return write(definition && isObject(definition) ? definition : written, writing)
  }
  const allowed = name === 'origin' ? allowedBy(decided, scope, text) : undefined
  if (allowed === undefined) {
    writing.hasCode = true
    const list = listElsewhere(decided, scope)
    notes.add(
      list === undefined
        ? `The code does not show which origins the function in \`${name}\` allows. Write them as a list.`
        : `\`${list}\` is defined somewhere else. Paste its definition together with the options.`,
    )
    return writeFunction(decided, text)
  }
  writing.hasList = true
  for (const note of notesOn(allowed, text.slice(decided.start, decided.end))) notes.add(note)
  return sourceOfAllowed(allowed)
}

/** The list that a function searches, if the code does not have it. */
function listElsewhere(node: AnyNode, scope: Scope): string | undefined {
  const parameters = namesOf(node)
  for (const { type, callee } of walk(node)) {
    const { object } = asNode(callee ?? node)
    const isSearch =
      type === 'CallExpression' && /^(?:includes|indexOf)$/.test(nameOf(callee) ?? '')
    const name =
      isSearch && plain(asNode(object)).type === 'Identifier' ? nameOf(object) : undefined
    if (name !== undefined && !parameters.includes(name) && !scope.declares(name)) return name
  }
  return undefined
}

/** A function without the types of its parameters. A method becomes a function. */
function writeFunction(node: AnyNode, text: string): string {
  const parameters = (node.params as readonly AnyNode[])
    .map((one) => nameOf(one) ?? text.slice(one.start, one.end))
    .join(', ')
  const isArrow = node.type === 'ArrowFunctionExpression'
  const star = node.generator === true ? '*' : ''
  const head = isArrow ? `(${parameters}) =>` : `function${star} (${parameters})`
  const body = asNode(node.body)
  const source = dedent(body, text)
  // The parser drops the parentheses around the result of an arrow function.
  const needsParentheses = /^(?:Object|Sequence)Expression$/.test(body.type)
  return `${node.async === true ? 'async ' : ''}${head} ${needsParentheses ? `(${source})` : source}`
}

const isObject = ({ type }: AnyNode): boolean => type === 'ObjectExpression'

/** What to say about a function that was read as a list. */
export function notesOn(allowed: Allowed, code: string): readonly string[] {
  const read =
    allowed === 'all'
      ? 'The function allows every origin, so it is shown as `origin: true`.'
      : allowed.length === 0
        ? 'The function allows no origin, so it is shown as `origin: []`.'
        : 'The function is shown as the list of origins that it allows.'
  return [
    read,
    ...(/!\s*origin\b/.test(code)
      ? ['`!origin` is left out. Your function is not called for requests without `Origin`.']
      : []),
    ...(/\.(?:endsWith|startsWith|includes|indexOf|match|search)\(\s*['"`/]/.test(code) &&
    allowed !== 'all' &&
    allowed.some((one) => one instanceof RegExp)
      ? [
          'A check on part of the origin is shown as a regular expression that accepts the same origins.',
        ]
      : []),
  ]
}

/** The members of an object, including those of the objects that are spread into it. Later ones replace earlier ones. */
export function membersOf(written: AnyNode, writing: Writing): Map<string, string> | undefined {
  const node = plain(written)
  const definition =
    node.type === 'Identifier' ? writing.scope.definitionOf(String(node.name)) : undefined
  if (definition) return membersOf(definition, writing)
  if (!isObject(node) || !writing.scope.step()) return undefined
  const members = new Map<string, string>()
  for (const property of node.properties as readonly AnyNode[]) {
    if (property.type === 'SpreadElement') {
      const spread = membersOf(asNode(property.argument), writing)
      if (!spread) return undefined
      for (const [name, source] of spread) members.set(name, source)
      continue
    }
    const name = nameOf(property.key)
    if (name === undefined || property.computed === true || property.kind !== 'init')
      return undefined
    members.set(name, valueOf(name, asNode(property.value), writing))
  }
  return members
}

/** The text of a node, without the indentation of its first line. */
export const dedent = ({ start, end }: AnyNode, text: string): string =>
  shift(text.slice(start, end), marginAt(start, text))

const shift = (text: string, margin: string): string => text.replaceAll(`\n${margin}`, '\n')

/** The indentation of the line at a position. */
function marginAt(at: number, text: string): string {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at)
  return /^[ \t]*/.exec(line)?.[0] ?? ''
}
