const width = 720
const rowHeight = 26
const left = 270
const top = 62
/** The width of a bar that is as long as that of `cors`. */
const unit = 260

/**
 * A bar for each case, and a line where `cors` is. The background is white, so it works on dark pages too.
 *
 * @param {readonly (readonly [title: string, ratio: number])[]} bars
 * @returns {string} SVG
 */
export function toPicture(bars) {
  const bottom = top + bars.length * rowHeight
  const line = left + unit
  const rows = bars.map(([title, ratio], index) => {
    const y = top + index * rowHeight
    const end = left + Math.round(ratio * unit)
    const color = ratio > 1 ? '#c2410c' : '#0369a1'
    const label = Math.max(end, ratio > 0.8 ? line : 0) + 8
    return [
      `<text x="${left - 10}" y="${y + 16}" text-anchor="end">${escaped(title)}</text>`,
      `<path d="M${left} ${y + 4}H${end}v16H${left}z" fill="${color}"/>`,
      `<text x="${label}" y="${y + 16}">${ratio.toFixed(2)} ×</text>`,
    ].join('')
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${bottom + 20}" width="${width}" role="img" font-family="system-ui, sans-serif" font-size="13" fill="#1f2328">`,
    '<title>What allow-origin adds to a request, compared with cors</title>',
    `<rect width="${width}" height="${bottom + 20}" rx="8" fill="#fff"/>`,
    `<text x="20" y="28" font-size="15" font-weight="600">What allow-origin adds to a request, compared with cors</text>`,
    ...rows,
    `<path d="M${line} ${top - 4}V${bottom + 4}" stroke="#4b5563" stroke-dasharray="3 3"/>`,
    `<text x="${line}" y="${top - 10}" text-anchor="middle">cors = 1</text>`,
    '</svg>',
    '',
  ].join('\n')
}

const escaped = (/** @type {string} */ text) => text.replace('&', '&amp;').replace('<', '&lt;')
