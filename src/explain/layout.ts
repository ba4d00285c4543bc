const width = 80

/** Breaks a text between words so that each line has at most 80 columns; a longer word has a line of its own. */
export function wrap(text: string, first = '', others = first): readonly string[] {
  const lines: string[] = []
  let line = first
  let isEmpty = true
  for (const word of text.split(' ')) {
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line)
      line = others
      isEmpty = true
    }
    line += isEmpty ? word : ` ${word}`
    isEmpty = false
  }
  return [...lines, line]
}

/** Escapes what could move a terminal's cursor, hide text or forge a line: values come from servers and from users. */
export const printable = (text: string): string =>
  text.replace(
    /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${Number(character.codePointAt(0)).toString(16)}}`,
  )
