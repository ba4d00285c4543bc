import type { OriginEntry } from '../options.js'
import { loopbackNames } from './loopback.js'
import { mostAlike } from './most-alike.js'
import { parsePattern, type OriginPattern } from './pattern.js'
import { maximumOriginLength, parseOrigin, type TupleOrigin } from './serialized-origin.js'
import { SubdomainTrie } from './subdomain-trie.js'

/** A set of origins, patterns and regular expressions. A lookup takes as long for a million strings as for one. */
export class Allowlist {
  readonly #exact = new Set<string>()
  readonly #anyPort = new Set<string>()
  /** Schemes with every host allowed. */
  readonly #anyHost = new Set<string>()
  readonly #subdomains = new SubdomainTrie()
  readonly #expressions: RegExp[] = []
  #hasPatterns = false

  /** Adds an entry, which must be valid. */
  add(entry: OriginEntry): void {
    if (typeof entry !== 'string') {
      // The flags `g` and `y` would make `test` depend on the previous call.
      this.#expressions.push(new RegExp(entry.source, entry.flags.replace(/[gy]/g, '')))
      return
    }
    const pattern = entry.includes('*') ? parsePattern(entry) : undefined
    if (pattern === undefined) this.#exact.add(entry)
    else this.#addPattern(pattern)
  }

  #addPattern(pattern: OriginPattern): void {
    const { scheme, host, subdomains, anyHost } = pattern
    this.#hasPatterns = true
    if (anyHost) this.#anyHost.add(scheme)
    else if (subdomains) this.#subdomains.add(pattern)
    else this.#anyPort.add(`${scheme}://${host}`)
  }

  has(origin: string): boolean {
    return this.match(origin) !== undefined
  }

  /** The kind of the entry that an origin matches. */
  match(origin: string): 'listed' | 'pattern' | 'expression' | undefined {
    // Looking up a longer string takes a while: V8 hashes all of it.
    if (origin.length > maximumOriginLength) return undefined
    if (this.#exact.has(origin)) return 'listed'
    if (!this.#hasPatterns && this.#expressions.length === 0) return undefined
    const parsed = parseOrigin(origin)
    if (parsed === undefined) return undefined
    if (this.#hasPatterns && this.#matchesPattern(parsed)) return 'pattern'
    return this.#expressions.some((expression) => expression.test(origin))
      ? 'expression'
      : undefined
  }

  #matchesPattern(origin: TupleOrigin): boolean {
    const { scheme, host, port } = origin
    if (this.#anyPort.has(`${scheme}://${host}`)) return true
    if (this.#anyHost.has(scheme) && host !== '' && port === '') return true
    return this.#subdomains.has(origin)
  }

  /** The listed origin that is most like a denied one. */
  nearest(origin: string): string | undefined {
    return this.#sameMachine(origin) ?? mostAlike(origin, this.#exact)
  }

  /** `http://localhost:3000` for `http://127.0.0.1:3000`, and so on: the same machine, but different origins. */
  #sameMachine(origin: string): string | undefined {
    const parsed = parseOrigin(origin)
    if (parsed === undefined || !loopbackNames.includes(parsed.host)) return undefined
    const { scheme, port } = parsed
    return loopbackNames
      .map((host) => `${scheme}://${host}${port === '' ? '' : `:${port}`}`)
      .find((other) => this.has(other))
  }
}
