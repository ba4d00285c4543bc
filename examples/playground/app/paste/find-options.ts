import { asNode, isFunction, nameOf, plain, walk, type AnyNode, type Code } from './parse-code.js'
import type { Scope } from './scope.js'

/** The position of the options in pasted code. */
export interface Found {
  /** The options, or a function. `undefined` for a call without any. */
  readonly node: AnyNode | undefined
  /** What was found, for a note, such as `cors(…)`. */
  readonly as: string
  /** How many other places have options too. */
  readonly others: number
}

const makers =
  /^(?:cors|createPolicy|enableCors|nextCors|expressCors|fastifyCors|koaCors|corsMiddleware|middyCors|httpCors)$/i

/** Names of options, of this library and of similar ones. */
const optionNames =
  /^(?:origins?|methods|allow(?:ed)?_?(?:headers|origins?|methods)|exposed?_?headers|credentials|max_?age|preflightContinue|optionsSuccessStatus)$/i

/** Finds the options in a program: in a call, in a variable, in an export, or as the only value. */
export function findOptions({ program, text }: Code, scope: Scope): Found | undefined {
  const nodes = Array.from(walk(program))
  const imported = new Set(nodes.flatMap(importedNames))
  const calls = nodes.flatMap((node) => optionsOfCall(node, imported))
  const called = calls.find(({ node }) => node !== undefined) ?? calls[0]
  if (called) {
    const node = called.node && resolve(called.node, scope)
    return {
      ...called,
      node,
      others:
        new Set(calls.map((one) => one.node && text.slice(one.node.start, one.node.end))).size - 1,
    }
  }
  const members = nodes.flatMap((node) =>
    node.type === 'Property' &&
    /^cors(?:_?(?:options|config))?$/i.test(nameOf(node.key) ?? '') &&
    isOptions(plain(asNode(node.value)), scope)
      ? [resolve(plain(asNode(node.value)), scope)]
      : [],
  )
  const values = outermost(
    members.length > 0 ? members : nodes.flatMap((node) => valuesIn(node, scope)),
  )
  const [first] = values
  return (
    first && { node: first, as: members.length > 0 ? '`cors: …`' : '', others: values.length - 1 }
  )
}

/** Without what is inside another one, or there twice. */
const outermost = (nodes: readonly AnyNode[]): readonly AnyNode[] =>
  nodes.filter(
    (node, index) =>
      !nodes.slice(0, index).some(({ start, end }) => start <= node.start && node.end <= end),
  )

/** The local names of `cors`, `@fastify/cors` and similar packages. */
function importedNames({ type, source, specifiers, id, init }: AnyNode): readonly string[] {
  if (type === 'ImportDeclaration' && isCors(asNode(source).value))
    return (specifiers as readonly AnyNode[]).flatMap(({ local }) => nameOf(local) ?? [])
  if (type !== 'VariableDeclarator' || !init) return []
  return isImport(plain(asNode(init))) ? [nameOf(id) ?? ''] : []
}

const isCors = (name: unknown): boolean => /(?:^|[/-])cors$|^allow-origin$/.test(String(name))

/** `require('cors')` or `import('@fastify/cors')` */
function isImport({ type, callee, arguments: given, source }: AnyNode): boolean {
  if (type === 'ImportExpression') return isCors(asNode(source).value)
  if (type !== 'CallExpression' || nameOf(callee) !== 'require') return false
  return isCors((given as readonly AnyNode[])[0]?.value)
}

function optionsOfCall(
  node: AnyNode,
  imported: ReadonlySet<string>,
): readonly { node: AnyNode | undefined; as: string }[] {
  if (node.type !== 'CallExpression') return []
  const name = nameOf(node.callee) ?? ''
  const given = (node.arguments as readonly AnyNode[]).map(plain)
  const isMaker = (one: AnyNode): boolean => {
    const own = nameOf(one) ?? ''
    return one.type !== 'Literal' && (makers.test(own) || imported.has(own) || isImport(one))
  }
  if (isMaker(asNode(node.callee))) {
    // `NextCors(req, res, options)`
    const last = given.length > 1 ? given.at(-1) : given[0]
    return [{ node: last, as: `\`${name || 'cors'}(…)\`` }]
  }
  // `fastify.register(cors, options)`, and `app.use(cors)` with the parentheses forgotten
  const [first, second] = given
  if (!first) return []
  const isPlugin = isMaker(first)
  if (name === 'register' && isPlugin) return [{ node: second, as: '`register(…)`' }]
  const forgotten = /^(?:use|get|post|put|patch|delete|all|options|route)$/.test(name)
    ? given.find((one) => one.type === 'Identifier' && isMaker(one))
    : undefined
  return forgotten ? [{ node: undefined, as: '`cors` without parentheses' }] : []
}

/** The value of a variable, if the code declares it. */
function resolve(written: AnyNode, scope: Scope): AnyNode {
  const node = plain(written)
  const definition = node.type === 'Identifier' ? scope.definitionOf(String(node.name)) : undefined
  return definition ? plain(definition) : node
}

/** Options in a declaration, an assignment, an export or a statement. */
function valuesIn(node: AnyNode, scope: Scope): readonly AnyNode[] {
  const value = {
    VariableDeclarator: node.init,
    ExportDefaultDeclaration: node.declaration,
    AssignmentExpression: node.right,
    ExpressionStatement: node.expression,
    ReturnStatement: node.argument,
    PropertyDefinition: node.value,
    FunctionDeclaration: node,
  }[node.type]
  if (!value) return []
  const found = plain(asNode(value))
  const name = nameOf(node.id ?? node.left ?? node.key) ?? ''
  if (isOptions(found, scope)) return [resolve(found, scope)]
  if (found.type === 'ObjectExpression' && /cors/i.test(name)) return [found]
  // A function that decides about origins, or returns options.
  const [parameter] = isFunction(found) ? (found.params as readonly AnyNode[]) : []
  return parameter && /^(?:origin|req|request|ctx)$/i.test(nameOf(parameter) ?? '') ? [found] : []
}

const isOptions = (written: AnyNode, scope: Scope): boolean => {
  const node = resolve(written, scope)
  if (node.type !== 'ObjectExpression') return false
  const properties = node.properties as readonly AnyNode[]
  return properties.some(({ key }) => optionNames.test(nameOf(key) ?? ''))
}
