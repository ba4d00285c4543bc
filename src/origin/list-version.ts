import type { OriginEntry } from '../options.js'
import { Allowlist, type Match } from './allowlist.js'
import { keyOf } from './entries/rules.js'
import { loopbackNames } from './loopback.js'
import { mostAlike } from './most-alike.js'
import { parseOrigin } from './serialized-origin.js'

/** What to add to a list, and what to remove from it. */
export interface ListChange {
  readonly add: readonly OriginEntry[]
  readonly remove: readonly OriginEntry[]
}

/** What the newer versions of a list have changed, seen from an older one. */
interface Since {
  newer: ListVersion
  /** The entries that the newest version has and this one does not, by key. */
  readonly added: Map<string, OriginEntry>
  /** The entries that this version has and the newest does not. */
  readonly removed: Allowlist
}

/**
 * A list that never changes. A change makes a newer version, in a time that depends on the change and not on the list:
 * all versions share their entries. The newest looks them up directly. An older one also remembers what has changed since.
 */
export class ListVersion {
  /** The entries of the newest version. */
  readonly #entries: Allowlist
  #since: Since | undefined

  /** @param entries not to be changed by others from now on */
  constructor(entries: Allowlist) {
    this.#entries = entries
  }

  /**
   * Makes the next version. Only the newest version can.
   *
   * @param change valid entries. They are removed first, then added. Entries that are not there are not removed, and those
   * that are there are not added
   * @returns the next version, and what has changed; this version if nothing has
   */
  change({ add, remove }: ListChange): ListChange & { readonly list: ListVersion } {
    const entries = this.#entries
    const wanted = byKey(add)
    const removed = Array.from(byKey(remove).values()).filter(
      (entry) => entries.includes(entry) && !wanted.has(keyOf(entry)),
    )
    const added = Array.from(wanted.values()).filter((entry) => !entries.includes(entry))
    if (removed.length + added.length === 0) return { list: this, add: added, remove: removed }
    const list = new ListVersion(entries)
    this.#since = { newer: list, added: byKey(added), removed: new Allowlist() }
    for (const entry of removed) {
      entries.remove(entry)
      this.#since.removed.add(entry)
    }
    for (const entry of added) entries.add(entry)
    return { list, add: added, remove: removed }
  }

  get size(): number {
    const since = this.#catchUp()
    const { size } = this.#entries
    return since === undefined ? size : size - since.added.size + since.removed.size
  }

  includes(entry: OriginEntry): boolean {
    const since = this.#catchUp()
    if (since?.removed.includes(entry) === true) return true
    return this.#entries.includes(entry) && since?.added.has(keyOf(entry)) !== true
  }

  /** Every entry in an array. Later changes leave it as it is. */
  snapshot(): readonly OriginEntry[] {
    const since = this.#catchUp()
    const entries = this.#entries.snapshot()
    if (since === undefined) return entries
    const kept = entries.filter((entry) => !since.added.has(keyOf(entry)))
    return kept.concat(since.removed.snapshot())
  }

  /** Every entry. If there are pauses, use {@link snapshot}: an entry that changes during a pause can come twice. */
  *entries(): Generator<OriginEntry, void> {
    for (const entry of this.#entries.entries()) {
      if (this.#catchUp()?.added.has(keyOf(entry)) !== true) yield entry
    }
    yield* this.#since?.removed.entries() ?? []
  }

  has(origin: string): boolean {
    return this.match(origin) !== undefined
  }

  /** The kind of the entry that an origin matches. */
  match(origin: string): Match | undefined {
    if (this.#since === undefined) return this.#entries.match(origin)
    const since = this.#catchUp()
    const found = [this.#entries.match(origin, since?.added), since?.removed.match(origin)]
    return matchKinds.find((kind) => found.includes(kind))
  }

  /** The listed origin that is most like a denied one. */
  nearest(origin: string): string | undefined {
    return this.#sameMachine(origin) ?? mostAlike(origin, this.#exact())
  }

  *#exact(): Generator<string, void> {
    for (const entry of this.entries()) {
      if (typeof entry === 'string' && !entry.includes('*')) yield entry
    }
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

  /**
   * Merges what several newer versions have changed. Each change is merged once, so a lookup in an old version stays
   * fast, and the versions in between are released.
   */
  #catchUp(): Since | undefined {
    const since = this.#since
    if (since === undefined) return undefined
    for (let next = since.newer.#since; next !== undefined; next = next.newer.#since) {
      for (const entry of next.removed.entries()) {
        if (!since.added.delete(keyOf(entry))) since.removed.add(entry)
      }
      for (const [key, entry] of next.added) {
        if (since.removed.includes(entry)) since.removed.remove(entry)
        else since.added.set(key, entry)
      }
      since.newer = next.newer
    }
    return since
  }
}

const matchKinds: readonly Match[] = ['listed', 'pattern', 'expression']

const byKey = (entries: readonly OriginEntry[]): Map<string, OriginEntry> =>
  new Map(entries.map((entry) => [keyOf(entry), entry]))
