/** @typedef {import('./results.js').Curve} Curve */

const width = 820
const height = 430
const plot = { left: 84, right: 560, top: 52, bottom: 366 }

// They are told apart without their colours too: by where they lie, by their labels, by dashes.
const styles = [
  { colour: '#c2410c', dash: '' },
  { colour: '#6d28d9', dash: '' },
  { colour: '#0369a1', dash: '' },
  { colour: '#0369a1', dash: '6 4' },
  { colour: '#4b5563', dash: '2 4' },
]

/**
 * What a request costs against the size of the allowlist, both on logarithmic scales. It has a background of its own, for
 * pages that are light and for those that are dark.
 *
 * @param {Readonly<Record<string, Curve>>} curves
 * @returns {string} SVG
 */
export function toPicture(curves) {
  const points = Object.values(curves).flat()
  const x = scale([plot.left, plot.right], decades(points.map(([size]) => size)))
  const y = scale([plot.bottom, plot.top], decades(points.map(([, cost]) => cost)))
  const lines = Object.entries(curves).map(([title, curve], index) =>
    line(title, curve, styles[index % styles.length] ?? { colour: '#000', dash: '' }, x, y),
  )
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="system-ui, sans-serif" font-size="13" fill="#1f2328">`,
    '<title>What a request costs against the size of the allowlist</title>',
    `<rect width="${width}" height="${height}" rx="8" fill="#ffffff"/>`,
    `<text x="${plot.left}" y="28" font-size="15" font-weight="600">What a request costs against the size of the allowlist</text>`,
    ...x.decades.map((power) => verticalLine(x.at(10 ** power), count(10 ** power))),
    ...y.decades.map((power) => horizontalLine(y.at(10 ** power), duration(10 ** power))),
    text((plot.left + plot.right) / 2, plot.bottom + 44, 'middle', 'entries in the allowlist'),
    `<text transform="translate(20 ${(plot.top + plot.bottom) / 2}) rotate(-90)" text-anchor="middle">time above a no-op</text>`,
    ...spread(lines).map(({ path, label }) => path + label),
    '</svg>',
    '',
  ].join('\n')
}

/** The powers of ten from below the least of some numbers to above the largest. */
function decades(/** @type {readonly number[]} */ numbers) {
  const first = Math.floor(Math.log10(Math.min(...numbers)))
  const last = Math.ceil(Math.log10(Math.max(...numbers)))
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

/** @param {readonly [number, number]} range @param {readonly number[]} powers */
function scale([start, end], powers) {
  const first = powers[0] ?? 0
  const span = powers.length - 1
  const at = (/** @type {number} */ value) =>
    Math.round((start + ((Math.log10(value) - first) / span) * (end - start)) * 10) / 10
  return { at, decades: powers }
}

/**
 * @param {string} title
 * @param {Curve} curve
 * @param {{ colour: string, dash: string }} style
 * @param {{ at: (value: number) => number }} x
 * @param {{ at: (value: number) => number }} y
 */
function line(title, curve, { colour, dash }, x, y) {
  const points = curve.map(([size, cost]) => `${x.at(size)},${y.at(cost)}`).join(' ')
  const dashes = dash === '' ? '' : ` stroke-dasharray="${dash}"`
  const end = curve.at(-1)
  return {
    title,
    colour,
    end: end === undefined ? 0 : y.at(end[1]),
    path: `<polyline points="${points}" fill="none" stroke="${colour}" stroke-width="2"${dashes}/>`,
  }
}

/**
 * Puts each line's label beside its end, and none of them over another.
 *
 * @param {readonly ReturnType<typeof line>[]} lines
 */
function spread(lines) {
  let last = Number.NEGATIVE_INFINITY
  return [...lines]
    .sort((one, other) => one.end - other.end)
    .map(({ title, colour, end, path }) => {
      last = Math.max(end + 4, last + 17)
      const label = `<text x="${plot.right + 10}" y="${last}" fill="${colour}">${title}</text>`
      return { path, label }
    })
}

/** @param {number} at @param {string} label */
const verticalLine = (at, label) =>
  `<path d="M${at} ${plot.top}V${plot.bottom}" stroke="#d1d9e0"/>${text(at, plot.bottom + 20, 'middle', label)}`

/** @param {number} at @param {string} label */
const horizontalLine = (at, label) =>
  `<path d="M${plot.left} ${at}H${plot.right}" stroke="#d1d9e0"/>${text(plot.left - 8, at + 4, 'end', label)}`

/** @param {number} x @param {number} y @param {string} anchor @param {string} words */
const text = (x, y, anchor, words) =>
  `<text x="${x}" y="${y}" text-anchor="${anchor}">${words}</text>`

const count = (/** @type {number} */ number) => number.toLocaleString('en')

/** @param {number} nanoseconds */
function duration(nanoseconds) {
  if (nanoseconds < 1e3) return `${nanoseconds} ns`
  return nanoseconds < 1e6 ? `${nanoseconds / 1e3} µs` : `${nanoseconds / 1e6} ms`
}
