/**
 * How many origins are compared, the first ones of a list. Who asks sends requests: a list of a million must not let
 * each of them hold the server up.
 */
export const mostCompared = 1_000

/**
 * The listed origin that is most like another, for "did you mean": the one that differs from it in the shortest stretch,
 * its scheme aside. That is a wrong scheme, port, label or top-level domain, a label too many, a slip of the keyboard;
 * and it takes linear time, where counting edits takes quadratic.
 *
 * @returns the first of the most alike, or `undefined` where half of it or more is different
 */
export function mostAlike(origin: string, listed: Iterable<string>): string | undefined {
  const name = withoutScheme(origin)
  let best: string | undefined
  let shortest = Infinity
  let compared = 0
  for (const candidate of listed) {
    const other = withoutScheme(candidate)
    const stretch = stretchThatDiffers(name, other)
    if (stretch < shortest && stretch * 2 < Math.max(name.length, other.length)) {
      shortest = stretch
      best = candidate
    }
    compared += 1
    if (compared === mostCompared) break
  }
  return best
}

/** Nothing is like `null`. */
const withoutScheme = (origin: string): string =>
  origin === 'null' ? '' : origin.slice(origin.indexOf('://') + '://'.length)

/** The length of what is left of the longer one, once the start and the end that both have are gone. */
function stretchThatDiffers(one: string, other: string): number {
  const common = Math.min(one.length, other.length)
  let start = 0
  while (start < common && one.charCodeAt(start) === other.charCodeAt(start)) start += 1
  let end = 0
  while (
    end < common - start &&
    one.charCodeAt(one.length - 1 - end) === other.charCodeAt(other.length - 1 - end)
  )
    end += 1
  return Math.max(one.length, other.length) - start - end
}
