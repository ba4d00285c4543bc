import type { WrittenWord } from './written-word.js'

/** How code reads configuration. */
const reads: readonly RegExp[] = [
  /^(?:process|import\.meta|Deno|Bun)\.env\b/,
  /^env\.[A-Z][A-Z\d_]*$/,
  /^os\.environ\b/,
  // A call without arguments, or with one name: `config.get('ORIGIN')`.
  /^[a-z_$][\w$.]*\((?:["'][\w.-]*["'])?\)$/i,
]

/** Recognizes code in quotes, such as `'process.env.ORIGIN'`. */
export function readCode(value: string): WrittenWord | undefined {
  const text = value.trim().replace(/^(["'`])(.*)\1$/s, '$2')
  const [, code = text] = /^\$\{([^{}]+)\}$/.exec(text) ?? []
  if (reads.some((one) => one.test(code))) {
    // Show it only if it is short and looks like a single expression.
    const isShown = code.length <= 80 && !/[`,]/.test(code)
    const advice = isShown ? `Remove the quotes: \`${code}\`` : 'Remove the quotes'
    return { says: 'is code in quotes', advice }
  }
  return /\$\{[^{}]+\}/.test(text) ? template : undefined
}

const template: WrittenWord = {
  says: 'is a template that was never filled in',
  advice: 'In code, use backticks instead of quotes; elsewhere, set the variable',
}
