import type { OriginEntry } from '../options.js'
import type { ListVersion } from '../origin/list-version.js'
import type { Pausable } from '../values/pausable.js'
import type { LivePolicyMessage } from './live-message.js'

export type ListDifference = Pick<LivePolicyMessage, 'added' | 'removed' | 'examples'>

/** How many entries a message shows. */
const mostExamples = 5

/** Describes a difference by its entries. */
export const describeChange = (
  added: readonly OriginEntry[],
  removed: readonly OriginEntry[],
): ListDifference => ({
  added: added.length,
  removed: removed.length,
  examples: { added: added.slice(0, mostExamples), removed: removed.slice(0, mostExamples) },
})

/** Compares two lists. `undefined` is a policy without a list. */
export function* compareLists(
  before: ListVersion | undefined,
  after: ListVersion | undefined,
): Pausable<ListDifference> {
  const added = yield* onlyIn(after, before)
  const removed = yield* onlyIn(before, after)
  return {
    added: added.count,
    removed: removed.count,
    examples: { added: added.examples, removed: removed.examples },
  }
}

function* onlyIn(
  one: ListVersion | undefined,
  other: ListVersion | undefined,
): Pausable<{ readonly count: number; readonly examples: readonly OriginEntry[] }> {
  const examples: OriginEntry[] = []
  let count = 0
  let seen = 0
  // Changes during a pause must not be counted.
  for (const entry of one?.snapshot() ?? []) {
    seen += 1
    if (seen % 1_000 === 0) yield
    if (other?.includes(entry) === true) continue
    count += 1
    if (examples.length < mostExamples) examples.push(entry)
  }
  return { count, examples }
}
