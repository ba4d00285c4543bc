/** Splits a command line into words, as a shell does: quotes, `$'…'`, escapes, and lines that continue. Nothing expands. */
export function shellWords(command: string): readonly string[] {
  // The `^` of Windows escapes the next character, and the end of a line.
  const text = /\^(?:\r?\n|")/.test(command) ? fromWindows(command) : command
  const words: string[] = []
  let word: string | undefined
  let at = 0
  while (at < text.length) {
    const rest = text.slice(at)
    const part = parts.find(([pattern]) => pattern.test(rest))
    const [pattern, read] = part ?? [/^[\s\S]/, (all: string) => all]
    const match = pattern.exec(rest)
    const all = match?.[0] ?? rest
    at += all.length
    const value = read(match?.[1] ?? all)
    if (value !== undefined) word = (word ?? '') + value
    else if (word !== undefined && /^\s/.test(all)) {
      words.push(word)
      word = undefined
    }
    // The end of the command.
    if (/^[\n;|&]/.test(all)) break
  }
  return word === undefined ? words : [...words, word]
}

/** The parts of words, and what each adds. White space ends a word. */
const parts: readonly (readonly [RegExp, (inner: string) => string | undefined])[] = [
  [/^\\\r?\n/, () => undefined],
  [/^\s+/, () => undefined],
  [
    /^\$'((?:[^'\\]|\\[\s\S])*)'/,
    (inner) => inner.replaceAll(/\\(?:u([\da-f]{4})|x([\da-f]{2})|([\s\S]))/gi, unescape),
  ],
  [/^'([^']*)'/, (inner) => inner],
  [
    /^"((?:[^"\\]|\\[\s\S])*)"/,
    (inner) => inner.replaceAll(/\\(["\\$`])/g, '$1').replaceAll('\\\n', ''),
  ],
  [/^\\([\s\S])/, (inner) => inner],
  [/^[^\s'"\\$;|&]+/, (inner) => inner],
]

const letters: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

const unescape = (_all: string, unit?: string, byte?: string, letter = ''): string =>
  (unit ?? byte)
    ? String.fromCharCode(Number.parseInt(unit ?? byte ?? '', 16))
    : (letters[letter] ?? letter)

const fromWindows = (command: string): string =>
  command.replaceAll(/\^\r?\n/g, ' ').replaceAll(/\^([\s\S])/g, '$1')
