/**
 * How many origins of a list are compared. Any client can trigger this with a request, and comparing a million would
 * hold the server up.
 */
export const mostCompared = 1_000

/**
 * The listed origin that is most like another, for "did you mean". It is the one that differs from it in the shortest
 * stretch, apart from its scheme. This finds a wrong scheme, port, label or top-level domain, an extra label, and typos.
 * It takes linear time; counting edits would take quadratic time.
 *
 * @returns the first of the most alike, or `undefined` if at least half of it is different
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

/** Empty for `null`, because no origin is like it. */
const withoutScheme = (origin: string): string =>
  origin === 'null' ? '' : origin.slice(origin.indexOf('://') + '://'.length)

/** The length of the longer one without the start and the end that both have in common. */
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
