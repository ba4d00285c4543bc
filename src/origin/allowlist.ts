import type { OriginEntry } from '../options.js'
import { keyOf } from './entries/rules.js'
import { parsePattern, type OriginPattern } from './pattern.js'
import { maximumOriginLength, parseOrigin, type TupleOrigin } from './serialized-origin.js'
import { SubdomainTrie } from './subdomain-trie.js'

/** The kind of the entry that an origin matches. */
export type Match = 'listed' | 'pattern' | 'expression'

/** Entries that a lookup leaves out, by key. */
export type LeftOut = ReadonlyMap<string, OriginEntry>

/** A set of origins, patterns and regular expressions. A lookup takes as long for a million strings as for one. */
export class Allowlist {
  readonly #exact = new Set<string>()
  /** The strings with `*`, as they were written. */
  readonly #patterns = new Set<string>()
  readonly #anyPort = new Set<string>()
  /** Schemes with every host allowed. */
  readonly #anyHost = new Set<string>()
  readonly #subdomains = new SubdomainTrie()
  /** By key, as they were written and as they are run. */
  readonly #expressions = new Map<string, { readonly entry: RegExp; readonly run: RegExp }>()

  get size(): number {
    return this.#exact.size + this.#patterns.size + this.#expressions.size
  }

  /** Adds an entry, which must be valid. */
  add(entry: OriginEntry): void {
    if (typeof entry !== 'string') {
      const { source, flags } = entry
      // The flags `g` and `y` would make `test` depend on the previous call.
      const run = new RegExp(source, flags.replace(/[gy]/g, ''))
      this.#expressions.set(keyOf(entry), { entry: new RegExp(source, flags), run })
      return
    }
    const pattern = patternOf(entry)
    if (pattern === undefined) {
      this.#exact.add(entry)
      return
    }
    this.#patterns.add(entry)
    if (pattern.anyHost) this.#anyHost.add(pattern.scheme)
    else if (pattern.subdomains) this.#subdomains.add(pattern)
    else this.#anyPort.add(`${pattern.scheme}://${pattern.host}`)
  }

  /** Removes an entry that was written exactly like this. */
  remove(entry: OriginEntry): void {
    if (typeof entry !== 'string') {
      this.#expressions.delete(keyOf(entry))
      return
    }
    this.#exact.delete(entry)
    const pattern = this.#patterns.delete(entry) ? patternOf(entry) : undefined
    if (pattern === undefined) return
    if (pattern.anyHost) this.#anyHost.delete(pattern.scheme)
    else if (pattern.subdomains) this.#subdomains.remove(pattern)
    else this.#anyPort.delete(`${pattern.scheme}://${pattern.host}`)
  }

  /** Whether an entry is on the list exactly as it is written. */
  includes(entry: OriginEntry): boolean {
    if (typeof entry !== 'string') return this.#expressions.has(keyOf(entry))
    return this.#exact.has(entry) || this.#patterns.has(entry)
  }

  *entries(): Generator<OriginEntry, void> {
    yield* this.#exact
    yield* this.#patterns
    for (const { entry } of this.#expressions.values()) yield entry
  }

  /** Every entry in an array, which later changes leave as it is. A million take about ten milliseconds. */
  snapshot(): OriginEntry[] {
    const expressions = Array.from(this.#expressions.values(), ({ entry }) => entry)
    return [...this.#exact, ...this.#patterns, ...expressions]
  }

  has(origin: string): boolean {
    return this.match(origin) !== undefined
  }

  /** The kind of the entry that an origin matches. */
  match(origin: string, leftOut?: LeftOut): Match | undefined {
    // Looking up a longer string takes a while: V8 hashes all of it.
    if (origin.length > maximumOriginLength) return undefined
    if (this.#exact.has(origin) && !leftOut?.has(origin)) return 'listed'
    const hasPatterns = this.#patterns.size > 0
    if (!hasPatterns && this.#expressions.size === 0) return undefined
    const parsed = parseOrigin(origin)
    if (parsed === undefined) return undefined
    if (hasPatterns && this.#matchesPattern(parsed, leftOut)) return 'pattern'
    for (const [key, { run }] of this.#expressions) {
      if (run.test(origin) && !leftOut?.has(key)) return 'expression'
    }
    return undefined
  }

  #matchesPattern(origin: TupleOrigin, leftOut: LeftOut | undefined): boolean {
    const { scheme, host, port } = origin
    const start = `${scheme}://${host}`
    if (this.#anyPort.has(start) && !leftOut?.has(`${start}:*`)) return true
    if (this.#anyHost.has(scheme) && host !== '' && port === '' && !leftOut?.has(`${scheme}://*`))
      return true
    return this.#subdomains.has(origin, leftOut)
  }
}

const patternOf = (entry: string): OriginPattern | undefined =>
  entry.includes('*') ? parsePattern(entry) : undefined
