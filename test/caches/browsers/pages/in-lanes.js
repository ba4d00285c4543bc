/**
 * Runs `work` for each item, a few at a time. Both tests and pages use it.
 *
 * @template Item
 * @template Result
 * @param {number} lanes
 * @param {readonly Item[]} items
 * @param {(item: Item) => Promise<Result>} work
 * @returns {Promise<readonly Result[]>} in the order of the items
 */
export async function inLanes(lanes, items, work) {
  /** @type {Result[]} */
  const results = []
  const queue = items.entries()
  const lane = async () => {
    for (const [index, item] of queue) results[index] = await work(item)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return results
}
