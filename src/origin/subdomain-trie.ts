import type { LeftOut } from './allowlist.js'
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

  /** Removes a pattern, and the nodes that nothing else needs. */
  remove({ scheme, host, port, anyPort }: OriginPattern): void {
    removeBelow(this.#schemes, [scheme, ...host.split('.').reverse()], anyPort ? '*' : port)
  }

  has({ scheme, host, port }: TupleOrigin, leftOut?: LeftOut): boolean {
    // Only names have subdomains. Under special schemes every host is a name, or an address that matches no label here.
    if (!isSpecial(scheme) && !isName(host)) return false
    let node = this.#schemes.get(scheme)
    let end = host.length
    while (node?.children !== undefined) {
      const dot = host.lastIndexOf('.', end - 1)
      // The left-most label belongs to the wildcard, so it is never looked up.
      if (dot === -1) return false
      node = node.children.get(host.slice(dot + 1, end))
      if (node?.ports !== undefined && hasPort(node.ports, port)) {
        if (leftOut === undefined) return true
        // The patterns that match here, as they are written.
        const start = `${scheme}://*.${host.slice(dot + 1)}`
        const exact = port === '' ? start : `${start}:${port}`
        if (node.ports.has(port) && !leftOut.has(exact)) return true
        if (node.ports.has('*') && !leftOut.has(`${start}:*`)) return true
      }
      end = dot
    }
    return false
  }
}

const hasPort = (ports: ReadonlySet<string>, port: string): boolean =>
  ports.has(port) || ports.has('*')

function removeBelow(
  nodes: Map<string, Node>,
  [key = '', ...keys]: readonly string[],
  port: string,
): void {
  const node = nodes.get(key)
  if (node === undefined) return
  if (keys.length === 0) node.ports?.delete(port)
  else if (node.children !== undefined) removeBelow(node.children, keys, port)
  if (node.ports?.size === 0) delete node.ports
  if (node.children?.size === 0) delete node.children
  if (node.ports === undefined && node.children === undefined) nodes.delete(key)
}

function getOrAdd(nodes: Map<string, Node>, key: string): Node {
  const known = nodes.get(key)
  if (known !== undefined) return known
  const node: Node = {}
  nodes.set(key, node)
  return node
}
