import type { Reader } from './allowed.js'
import type { Allowed } from './condition.js'
import { asNode, nameOf, plain, type AnyNode } from './parse-code.js'
import { meaningOf, namesOf, outcomeOf, type Assigned } from './read-function.js'
import type { Scope } from './scope.js'
import { keyOf, sourceOfAllowed } from './value-source.js'
import { membersOf, notesOn, valueOf, type Writing } from './write-options.js'

/**
 * Reads a function that returns options for a request, such as `corsOptionsDelegate` in the documentation of `cors`. It
 * becomes options whose `origin` lists what the function allows.
 */
export function writeDelegate(node: AnyNode, writing: Writing): string | undefined {
  const { scope, text } = writing
  const [request, callback] = namesOf(node)
  if (request === undefined) return undefined
  const reader: Reader = { scope, text, isOrigin: (one) => isOriginOfRequest(one, request) }
  const members = new Map<string, string>()
  const meaning = (result: AnyNode, assigned: Assigned): Allowed | undefined => {
    const options = optionsOf(result, assigned, scope)
    if (!options) return undefined
    const { origin } = options
    // Without `origin`, these options allow every origin.
    const allowed = origin ? meaningOf(origin, reader) : 'all'
    if (allowed === 'all' || (allowed && allowed.length > 0)) addMembers(members, options, writing)
    return allowed
  }
  const allowed = outcomeOf(node, { callback, reader, assigned: new Map(), meaning })
  if (allowed === undefined) return undefined
  writing.hasList = true
  for (const note of notesOn(allowed, text.slice(node.start, node.end))) writing.notes.add(note)
  const all: readonly (readonly [string, string])[] = [
    ['origin', sourceOfAllowed(allowed)],
    ...members,
  ]
  const lines = all.map(
    ([name, source]) => `  ${keyOf(name)}: ${source.replaceAll('\n', '\n  ')},\n`,
  )
  return `{\n${lines.join('')}}`
}

/** `req.header('Origin')`, `req.get('origin')`, `req.headers.origin` and `req.headers['origin']` */
function isOriginOfRequest(node: AnyNode, request: string): boolean {
  const isRequest = (one: unknown): boolean => nameOf(one) === request
  if (node.type === 'MemberExpression') {
    const headers = plain(asNode(node.object))
    return (
      nameOf(node)?.toLowerCase() === 'origin' &&
      nameOf(headers) === 'headers' &&
      isRequest(headers.object)
    )
  }
  const callee = node.type === 'CallExpression' ? plain(asNode(node.callee)) : undefined
  const [first] = callee ? (node.arguments as readonly AnyNode[]) : []
  return (
    callee?.type === 'MemberExpression' &&
    /^(?:header|get)$/.test(nameOf(callee) ?? '') &&
    /^origin$/i.test(String(first?.value)) &&
    (isRequest(callee.object) || nameOf(callee.object) === 'headers')
  )
}

interface Options {
  readonly object: AnyNode | undefined
  readonly origin: AnyNode | undefined
  /** The options that were assigned after the object was created. */
  readonly later: readonly (readonly [string, AnyNode])[]
}

function optionsOf(written: AnyNode, assigned: Assigned, scope: Scope): Options | undefined {
  const result = plain(written)
  const name = result.type === 'Identifier' ? String(result.name) : undefined
  const object = name === undefined ? result : (assigned.get(name) ?? scope.definitionOf(name))
  if (object && object.type !== 'ObjectExpression') return undefined
  const later = Array.from(assigned).flatMap(([key, value]) =>
    name !== undefined && key.startsWith(`${name}.`)
      ? [[key.slice(name.length + 1), value] as const]
      : [],
  )
  if (!object && later.length === 0) return undefined
  const own = object ? (object.properties as readonly AnyNode[]) : []
  const member = own.find(({ key }) => nameOf(key) === 'origin')
  const origin = later.find(([key]) => key === 'origin')?.[1] ?? (member && asNode(member.value))
  return { object, origin, later: later.filter(([key]) => key !== 'origin') }
}

function addMembers(
  members: Map<string, string>,
  { object, later }: Options,
  writing: Writing,
): void {
  const properties = (object?.properties ?? []) as readonly AnyNode[]
  const others = properties.filter(({ key }) => nameOf(key) !== 'origin')
  const own = object && membersOf(asNode({ ...object, properties: others }), writing)
  for (const [name, source] of own ?? []) members.set(name, source)
  for (const [name, value] of later) members.set(name, valueOf(name, value, writing))
}
