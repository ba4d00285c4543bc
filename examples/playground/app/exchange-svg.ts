import { labelOf, type Move } from './moves.js'

/** A line of text in the picture. */
interface Line {
  readonly text: string
  readonly kind: 'who' | 'what' | 'header' | 'failed'
}

interface Drawing {
  readonly lines: readonly Line[]
  readonly from: number
  readonly to: number
  readonly color: string
  /** Whether the arrow ends before it arrives. */
  readonly isCut: boolean
}

const width = 760
const lanes = { page: 90, browser: 380, server: 670 }
const colors = { sent: '#2451c4', pass: '#12693a', fail: '#b0241b', none: '#566272' }
const lineHeight = 16

/**
 * Draws an exchange as a picture that needs no style sheet and no font of its own.
 *
 * @param title such as the verdict
 * @param from the page's origin
 * @param to the server's origin
 */
export function exchangeSvg(
  title: string,
  { moves, from, to }: { moves: readonly Move[]; from: string; to: string },
): string {
  const parts: string[] = []
  let y = 120
  for (const drawing of moves.flatMap(drawingOf)) {
    parts.push(...draw(drawing, y))
    y += drawing.lines.length * lineHeight + 36
  }
  const heads = [
    [lanes.page, 'Page', from],
    [lanes.browser, 'Browser', ''],
    [lanes.server, 'Server', to],
  ] as const
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${y}" viewBox="0 0 ${width} ${y}" font-family="system-ui, sans-serif" font-size="12">`,
    `<title>${escape(title)}</title>`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    `<text x="24" y="34" font-size="18" font-weight="700" fill="#17202b">${escape(title)}</text>`,
    ...heads.flatMap(([x, name, origin]) => [
      `<line x1="${x}" x2="${x}" y1="92" y2="${y - 12}" stroke="#c3cbd6" stroke-width="2"/>`,
      `<text x="${x}" y="66" text-anchor="middle" font-weight="700" fill="#17202b">${name}</text>`,
      `<text x="${x}" y="82" text-anchor="middle" font-size="10" fill="#566272">${escape(origin)}</text>`,
    ]),
    ...parts,
    '</svg>',
    '',
  ].join('\n')
}

function drawingOf(move: Move): readonly Drawing[] {
  if (move.kind === 'steps') return []
  const { way, tone, who, what } = labelOf(move)
  const [from = 'page', to = 'page'] = way.split('-') as readonly (keyof typeof lanes)[]
  // The playground's own API has the number of a run in its query.
  const lines = what.replace(/\?run=[\w-]+$/, '').split('\n')
  return [
    {
      lines: [
        { text: who, kind: 'who' },
        ...lines.flatMap((line) => wrap(line, 'what')),
        ...detailOf(move),
      ],
      from: lanes[from],
      to: lanes[to],
      color: colors[tone],
      isCut: tone === 'none',
    },
  ]
}

function detailOf(move: Move): readonly Line[] {
  if (move.kind === 'request')
    return move.own.flatMap((header) => wrap(header.join(': '), 'header'))
  if (move.kind !== 'response') return []
  const failed = move.steps.flatMap(({ outcome, line }) =>
    outcome === 'fail' && line !== null ? [line] : [],
  )
  const others = move.headers
    .map((header) => header.join(': '))
    .filter((line) => /^(?:access-control-|vary|location)/i.test(line))
    .filter((line) => !failed.some((one) => one.toLowerCase() === line.toLowerCase()))
  return [
    ...failed.flatMap((line) => wrap(`✕ ${line}`, 'failed')),
    ...others.flatMap((line) => wrap(line, 'header')),
  ]
}

/** Splits a text into lines that fit between two lanes. */
const wrap = (text: string, kind: Line['kind']): readonly Line[] =>
  Array.from(text.matchAll(/.{1,40}(?:\s|$)|.{1,40}/g), ([part]) => ({
    text: part.trimEnd(),
    kind,
  }))

function draw({ lines, from, to, color, isCut }: Drawing, top: number): readonly string[] {
  const y = top + lines.length * lineHeight
  const end = isCut ? (from + to) / 2 : to
  const tip = end > from ? -8 : 8
  const dash = isCut ? ' stroke-dasharray="5 4"' : ''
  return [
    ...lines.map(({ text, kind }, index) => {
      const style = {
        who: 'fill="#566272"',
        what: `fill="${color}" font-weight="700" font-family="ui-monospace, monospace"`,
        header: 'fill="#17202b" font-size="11" font-family="ui-monospace, monospace"',
        failed: `fill="${color}" font-weight="700" font-size="11" font-family="ui-monospace, monospace"`,
      }[kind]
      const x = Math.min(from, to) + 12
      return `<text x="${x}" y="${top + index * lineHeight}" xml:space="preserve" ${style}>${escape(text)}</text>`
    }),
    `<line x1="${from}" x2="${end}" y1="${y}" y2="${y}" stroke="${color}" stroke-width="2"${dash}/>`,
    isCut
      ? `<text x="${end}" y="${y + 5}" text-anchor="middle" font-weight="700" fill="${colors.fail}">✕</text>`
      : `<path d="M${end} ${y}l${tip} -5v10z" fill="${color}"/>`,
  ]
}

const escape = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
