import type { OriginPattern } from './pattern.js'
import { isName, isSpecial, type TupleOrigin } from './serialized-origin.js'

interface Node {
  /** By the next label to the left. Most nodes have no children, and even an empty map takes memory. */
  children?: Map<string, Node>
  /** Ports that subdomains of this node may have; `*` means any. */
  ports?: Set<string>
}

/**
 * The `*.` patterns of a list, by scheme and then by label from the right. A lookup takes the same time for any number of
 * patterns, and linear time in the length of the host.
 */
export class SubdomainTrie {
  readonly #schemes = new Map<string, Node>()

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
    // Only names have subdomains. Under special schemes every host is a name, or an address that matches no label here.
    if (!isSpecial(scheme) && !isName(host)) return false
    let node = this.#schemes.get(scheme)
    let end = host.length
    while (node?.children !== undefined) {
      const dot = host.lastIndexOf('.', end - 1)
      // The left-most label belongs to the wildcard, so it is never looked up.
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
