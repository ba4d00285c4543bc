import type { Program } from 'acorn'
import { asNode, isFunction, nameOf, plain, walk, type AnyNode } from './parse-code.js'
import type { Variable } from './pasted.js'

/** A variable without a value. On a server, it is `undefined`. The editor shows a field for it. */
export class Unset {
  /** How the editor reads it. */
  readonly source: string
  constructor(source: string) {
    this.source = source
  }
}

/** What the pasted code says about its names, and which values it leaves open. */
export class Scope {
  /** The values of every name. One that changes has several. */
  readonly #definitions: ReadonlyMap<string, readonly AnyNode[]>
  readonly #given: Readonly<Record<string, string>>
  readonly #variables = new Map<string, Variable>()
  /** Values of parameters, by name. */
  readonly #bound: ReadonlyMap<string, unknown>
  readonly #steps: { left: number }

  constructor(
    program: Program | undefined,
    given: Readonly<Record<string, string>>,
    parent?: Scope,
    bound: ReadonlyMap<string, unknown> = new Map(),
  ) {
    this.#definitions = parent ? parent.#definitions : definitionsIn(program)
    this.#given = given
    this.#bound = bound
    // Functions in the code could call each other without an end.
    this.#steps = parent ? parent.#steps : { left: 20_000 }
    if (parent) this.#variables = parent.#variables
  }

  /** Whether there is work left. Call it once for each node. */
  step(): boolean {
    this.#steps.left -= 1
    return this.#steps.left > 0
  }

  /** The same scope, with a value for a parameter. */
  with(parameter: AnyNode | undefined, value: unknown): Scope {
    const name = nameOf(parameter)
    const bound = new Map(this.#bound)
    if (name !== undefined) bound.set(name, value)
    return new Scope(undefined, this.#given, this, bound)
  }

  has(name: string): boolean {
    return this.#bound.has(name)
  }

  get(name: string): unknown {
    return this.#bound.get(name)
  }

  /** Whether the code has a value for a name. */
  declares(name: string): boolean {
    return this.#definitions.has(name)
  }

  /** The value that a name is declared with. A name that is declared twice, or changed later, has no known value. */
  definitionOf(name: string): AnyNode | undefined {
    const [definition, ...others] = this.#definitions.get(name) ?? []
    return others.length === 0 ? definition : undefined
  }

  /** The value of an environment variable, which only the user knows. */
  ask(name: string, written: string): string | Unset {
    const usual = name === 'NODE_ENV' ? 'production' : ''
    const value = (Object.hasOwn(this.#given, name) ? this.#given[name] : undefined) ?? usual
    this.#variables.set(name, { name, written, value })
    return value === '' ? new Unset(`process.env.${name}`) : value
  }

  get variables(): readonly Variable[] {
    return Array.from(this.#variables.values())
  }
}

function definitionsIn(program: Program | undefined): ReadonlyMap<string, readonly AnyNode[]> {
  const definitions = new Map<string, AnyNode[]>()
  const add = (name: unknown, value: AnyNode): void => {
    const key = nameOf(name) ?? ''
    definitions.set(key, [...(definitions.get(key) ?? []), value])
  }
  for (const node of walk(program)) {
    const { type, id, init, left, right, callee } = node
    if (type === 'FunctionDeclaration') add(id, node)
    if (type === 'VariableDeclarator' && init) declare(asNode(id), plain(asNode(init)), add)
    if (type === 'AssignmentExpression' && asNode(left).type === 'Identifier')
      add(left, asNode(right))
    // `list.push(…)` changes the list.
    if (type === 'CallExpression' && /^(?:push|unshift|splice|add)$/.test(nameOf(callee) ?? ''))
      add(asNode(callee).object, node)
  }
  return definitions
}

function declare(id: AnyNode, init: AnyNode, add: (name: unknown, value: AnyNode) => void): void {
  if (id.type === 'Identifier') add(id, init)
  if (id.type !== 'ObjectPattern') return
  // `const { A = 'x' } = process.env` is read as `process.env.A ?? 'x'`.
  for (const { type, key, value } of id.properties as readonly AnyNode[]) {
    if (type !== 'Property') continue
    const { start, end } = asNode(key)
    const read = asNode({
      type: 'MemberExpression',
      object: init,
      property: key,
      computed: false,
      start,
      end,
    })
    const { type: kind, left, right } = asNode(value)
    if (kind !== 'AssignmentPattern') add(value, read)
    else
      add(
        left,
        asNode({ type: 'LogicalExpression', operator: '??', left: read, right, start, end }),
      )
  }
}

/** The one expression that a function returns, if that is all it does. */
export function returnedBy(node: AnyNode | undefined): AnyNode | undefined {
  if (!node || !isFunction(node)) return undefined
  const body = asNode(node.body)
  if (body.type !== 'BlockStatement') return plain(body)
  const statements = body.body as readonly AnyNode[]
  const last = statements.at(-1)
  if (last?.type !== 'ReturnStatement' || !last.argument) return undefined
  const isSimple = statements.slice(0, -1).every(({ type }) => type === 'VariableDeclaration')
  return isSimple ? plain(asNode(last.argument)) : undefined
}
