/** Rows as lines, with their cells aligned. @param {readonly (readonly string[])[]} rows */
export function formatTable(rows) {
  /** @type {number[]} */
  const widths = []
  for (const row of rows) {
    for (const [column, cell] of row.entries()) {
      widths[column] = Math.max(widths[column] ?? 0, cell.length)
    }
  }
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
