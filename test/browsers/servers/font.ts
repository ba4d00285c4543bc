/** 16-bit numbers, big-endian, as everywhere in OpenType. */
const words = (...numbers: readonly number[]): Buffer =>
  Buffer.from(numbers.flatMap((number) => [(number >> 8) & 0xff, number & 0xff]))

const long = (number: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(number >>> 0)
  return bytes
}

const unitsPerEm = 1000
const side = 500
const ascender = 800
const descender = -200
const letter = 'A'
const character = Number(letter.codePointAt(0))

/** A glyph with one contour, its bounds, and no instructions. */
const square = Buffer.concat([
  words(1, 0, 0, side, side, 3, 0),
  // Four points on the curve, each with its 16-bit offset from the previous one.
  Buffer.from([1, 1, 1, 1]),
  words(0, side, 0, -side),
  words(0, 0, side, 0),
])

/** Maps one character to the second glyph, in segments (format 4). The last segment must be 0xffff. */
const characterMap = words(
  // One subtable, for Unicode on Windows.
  ...[0, 1, 3, 1, 0, 12],
  // Its format, length and language, and the parameters of a binary search in two segments.
  ...[4, 32, 0, 4, 4, 1, 0],
  // Where segments end and begin, and how to get from a character to its glyph.
  ...[character, 0xffff, 0, character, 0xffff],
  ...[1 - character, 1, 0, 0],
)

/** Family, style, identifier, full name and PostScript name. All of them are the same letter. */
function naming(): Buffer {
  const names = [1, 2, 3, 4, 6]
  const text = Buffer.from(`\0${letter}`)
  return Buffer.concat([
    words(0, names.length, 6 + 12 * names.length),
    ...names.map((name) => words(3, 1, 0x409, name, text.length, 0)),
    text,
  ])
}

const tables: Readonly<Record<string, Buffer>> = {
  'OS/2': Buffer.concat([
    // Version, average width, weight, width, and no limit on embedding.
    words(4, side, 400, 5, 0),
    // Sizes of subscript, superscript and strikeout; the class of the family.
    words(...[650, 600, 0, 75, 650, 600, 0, 350, 50, 250], 0),
    // PANOSE and Unicode ranges.
    Buffer.alloc(10 + 16),
    Buffer.from('NONE'),
    // Regular; its characters and its lines.
    words(0x40, character, character, ascender, descender, 0, ascender, -descender),
    // Code pages.
    Buffer.alloc(8),
    // Heights, the default character, the break, and the longest context.
    words(side, side, 0, 0x20, 1),
  ]),
  cmap: characterMap,
  glyf: Buffer.concat([square, square]),
  head: Buffer.concat([
    // Versions, and a checksum of the whole that browsers do not check.
    words(1, 0, 1, 0),
    long(0),
    // The magic number; then flags, times, bounds, and 16-bit offsets in `loca`.
    long(0x5f0f3cf5),
    words(0, unitsPerEm),
    Buffer.alloc(16),
    words(0, 0, side, side, 0, 8, 2, 0, 0),
  ]),
  hhea: words(1, 0, ascender, descender, 0, side, 0, 0, side, 1, ...Array<number>(7).fill(0), 2),
  hmtx: words(side, 0, side, 0),
  // In units of two bytes.
  loca: words(0, square.length / 2, square.length),
  // Two glyphs of four points in one contour, and no programs.
  maxp: words(1, 0, 2, 4, 1, 0, 0, 2, ...Array<number>(8).fill(0)),
  name: naming(),
  // No names of glyphs; the underline.
  post: Buffer.concat([words(3, 0, 0, 0, -100, 50), Buffer.alloc(20)]),
}

/** The sum of a table's 32-bit numbers. */
function checksum(table: Buffer): number {
  let sum = 0
  for (let at = 0; at < table.length; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0
  return sum
}

const padded = (table: Buffer): Buffer =>
  Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)])

function assemble(): Buffer {
  const entries = Object.entries(tables)
  let offset = 12 + 16 * entries.length
  const directory = entries.map(([tag, table]) => {
    const whole = padded(table)
    const entry = Buffer.concat([
      Buffer.from(tag),
      ...[checksum(whole), offset, table.length].map(long),
    ])
    offset += whole.length
    return entry
  })
  return Buffer.concat([
    // The version, and the parameters of a binary search in the directory. Its largest power of two is 128 bytes.
    words(1, 0, entries.length, 128, 3, 16 * entries.length - 128),
    ...directory,
    ...entries.map(([, table]) => padded(table)),
  ])
}

/** A TrueType font of two squares, with everything that a browser needs to load it (OpenType 1.9). */
export const font: Buffer = assemble()
