/**
 * The candidate with the fewest edits from a word, for "did you mean". If several have as few, it is the first.
 *
 * @returns `undefined` if more than a third of the word would change
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined
  let fewest = Math.floor(Math.max(word.length, 3) / 3) + 1
  for (const candidate of candidates) {
    const edits = countEdits(word.toLowerCase(), candidate.toLowerCase())
    if (edits < fewest) {
      fewest = edits
      best = candidate
    }
  }
  return best
}

/** The Levenshtein distance. It keeps only one row of the table. */
function countEdits(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, column) => column)
  let edits = to.length
  for (const [line, character] of Array.from(from).entries()) {
    let left = line + 1
    let diagonal = line
    const row = [left]
    for (const [column, up] of above.slice(1).entries()) {
      left = Math.min(left + 1, up + 1, diagonal + (character === to[column] ? 0 : 1))
      diagonal = up
      row.push(left)
    }
    above = row
    edits = left
  }
  return edits
}
