import type { OriginPattern } from './pattern.js'
import { isName, isSpecial, type TupleOrigin } from './serialized-origin.js'

interface Node {
  /** By the label in front. Most nodes have none, and a map of nothing takes its room too. */
  children?: Map<string, Node>
  /** Ports that hosts below this node may have; `*` is any. */
  ports?: Set<string>
}

/**
 * The `*.` patterns of an allowlist, by scheme and then by label from the right: a lookup costs the same for any number
 * of them, and takes linear time for a host of any length.
 */
export class SubdomainTrie {
  readonly #schemes = new Map<string, Node>()

  get isEmpty(): boolean {
    return this.#schemes.size === 0
  }

  add({ scheme, host, port, anyPort }: OriginPattern): void {
    let node = getOrAdd(this.#schemes, scheme)
    for (const label of host.split('.').reverse()) {
      node.children ??= new Map()
      node = getOrAdd(node.children, label)
    }
    node.ports ??= new Set()
    node.ports.add(anyPort ? '*' : port)
  }

  has({ scheme, host, port }: TupleOrigin): boolean {
    // Hosts of special schemes are names, or addresses that none of the labels here are the end of.
    if (!isSpecial(scheme) && !isName(host)) return false
    let node = this.#schemes.get(scheme)
    let end = host.length
    while (node?.children !== undefined) {
      const dot = host.lastIndexOf('.', end - 1)
      // The left-most label is the wildcard's: it is never looked up.
      if (dot === -1) return false
      node = node.children.get(host.slice(dot + 1, end))
      if (node?.ports !== undefined && (node.ports.has(port) || node.ports.has('*'))) return true
      end = dot
    }
    return false
  }
}

function getOrAdd(nodes: Map<string, Node>, key: string): Node {
  const known = nodes.get(key)
  if (known !== undefined) return known
  const node: Node = {}
  nodes.set(key, node)
  return node
}
