import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** What the cases import as `allow-origin`. */
const subject =
  process.env.ALLOW_ORIGIN_ENTRY ??
  fileURLToPath(new URL('../../../dist/index.js', import.meta.url))

/** A file for the results as JSON. A `--reporter` on the command line would replace all reporters here. */
const report = process.env.JSON_REPORT

const json = (outputFile: string): ['json', { outputFile: string }] => ['json', { outputFile }]

export default defineConfig({
  root: import.meta.dirname,
  resolve: {
    alias: [
      { find: /^allow-origin$/, replacement: subject },
      { find: /^allow-origin\/fetch$/, replacement: subject.replace(/index(?=\.js$)/, 'fetch') },
    ],
  },
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    include: ['*.test.ts'],
    reporters: ['default', ...(report ? [json(report)] : [])],
  },
})
