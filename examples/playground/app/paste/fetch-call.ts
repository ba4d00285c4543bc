import { unknown, type Known } from './known-operators.js'
import { knownValue } from './known-value.js'
import { asNode, nameOf, parseCode, walk, type AnyNode } from './parse-code.js'
import { scriptRequest } from './page-request.js'
import type { HeaderPair, PastedRequest } from './pasted.js'
import { Scope } from './scope.js'

/** Reads a call of `fetch`, as the developer tools copy it or as a script has it, or of axios. */
export function readFetch(text: string): PastedRequest | undefined {
  if (!/\b(?:fetch|axios)\b/.test(text)) return undefined
  for (const code of parseCode(text)) {
    const scope = new Scope(code.program, {})
    for (const node of walk(code.program)) {
      const call = node.type === 'CallExpression' ? argumentsOf(node) : undefined
      const url = call && knownValue(call.url, scope, code.text)
      if (!call || typeof url !== 'string' || !/^https?:\/\//i.test(url)) continue
      const members = call.options ? membersOf(call.options, scope, code.text) : {}
      return requestOf(url, { method: call.method, ...members }, call.hasBody)
    }
  }
  return undefined
}

interface Call {
  readonly url: AnyNode
  readonly options: AnyNode | undefined
  readonly method: string
  readonly hasBody: boolean
}

function argumentsOf({ callee, arguments: given }: AnyNode): Call | undefined {
  const [url, second, third] = given as readonly AnyNode[]
  const name = nameOf(callee) ?? ''
  if (!url) return undefined
  if (name === 'fetch') return { url, options: second, method: 'GET', hasBody: false }
  const verb =
    /^(?:get|delete|head|options|post|put|patch)$/.test(name) && nameOf(asNode(callee).object)
  if (verb !== 'axios') return undefined
  const hasBody = name.startsWith('p')
  return {
    url,
    options: hasBody ? third : second,
    method: name.toUpperCase(),
    hasBody: hasBody && second !== undefined,
  }
}

/** The members that are known. A token that comes from a variable does not matter, but that there is one does. */
function membersOf(node: AnyNode, scope: Scope, text: string): Readonly<Record<string, Known>> {
  if (node.type !== 'ObjectExpression') return {}
  const known = (node.properties as readonly AnyNode[]).flatMap(({ key, value }) => {
    const name = nameOf(key)
    if (name === undefined || !value) return []
    const inner = asNode(value)
    const read = knownValue(inner, scope, text)
    if (read !== unknown) return [[name, read] as const]
    return [
      [name, inner.type === 'ObjectExpression' ? membersOf(inner, scope, text) : 'x'] as const,
    ]
  })
  return Object.fromEntries(known)
}

function requestOf(
  url: string,
  options: Readonly<Record<string, Known>>,
  hasBody: boolean,
): PastedRequest {
  const { method = 'GET', headers, credentials, withCredentials, body, referrer } = options
  // Headers that come from a variable are not known.
  const isObject = typeof headers === 'object' && headers !== null
  const pairs = Object.entries(isObject ? (headers as Readonly<Record<string, unknown>>) : {})
  const given = pairs.map(([name, value]): HeaderPair => [name, String(value)])
  const referer: HeaderPair[] =
    typeof referrer === 'string' && referrer !== '' ? [['Referer', referrer]] : []
  const isJson = hasBody && !given.some(([name]) => /^content-type$/i.test(name))
  const { request, notes } = scriptRequest(
    {
      url,
      method: String(method),
      headers: [
        ...given,
        ...referer,
        ...(isJson ? [['Content-Type', 'application/json'] as HeaderPair] : []),
      ],
      hasBody: hasBody || (body !== undefined && body !== null),
    },
    credentials === 'include' || withCredentials === true,
  )
  return {
    kind: 'request',
    request,
    exchanges: [],
    notes: [
      ...(options.mode === 'no-cors'
        ? [
            'With `mode: "no-cors"`, the script never gets the response, whatever the server sends. Remove it.',
          ]
        : []),
      ...(headers === undefined || isObject
        ? []
        : ['The text does not say which headers the request has, so fill them in.']),
      ...notes,
    ],
  }
}
