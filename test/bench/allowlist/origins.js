import { received } from '../middleware/loop.js'

/** The sizes of allowlists that are measured, of exact origins and of patterns. */
export const sizes = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000]
export const patternSizes = sizes.filter((size) => size <= 100_000)

/** An allowlist's entries, by their number. */
export const originAt = (/** @type {number} */ index) => `https://tenant-${index}.example.com`
export const patternAt = (/** @type {number} */ index) => `https://*.tenant-${index}.example.com`

/**
 * A list as it comes from a file or a database.
 *
 * @param {number} size
 * @param {(index: number) => string} entryAt
 */
export const listOf = (size, entryAt) =>
  Array.from({ length: size }, (_, index) => received(entryAt(index)))

/**
 * @param {ReadonlySet<unknown> | import('allow-origin').Policy} built
 * @param {string} origin
 */
export const isListed = (built, origin) =>
  'has' in built ? built.has(origin) : built.allows(origin) === true

// It has no factor in common with the sizes: every entry is asked for once before one comes again, neighbours far apart.
const stride = 611_953

/**
 * The entries that requests ask for, in turn: all over the list, so that no cache of the processor holds them.
 *
 * @param {number} size
 */
export function scattered(size) {
  let count = 0
  return () => {
    count += 1
    return (count * stride) % size
  }
}

/**
 * A few of the entries, again and again, as most visitors come to a few of the sites.
 *
 * @param {number} size
 */
export function few(size) {
  let count = 0
  return () => {
    count = (count + 1) % 10
    return (count * stride) % size
  }
}
