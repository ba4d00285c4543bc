import { defineConfig } from 'vitest/config'

/** A file for the results as JSON. A `--reporter` on the command line would replace all reporters here. */
const report = process.env.JSON_REPORT

const json = (outputFile: string): ['json', { outputFile: string }] => ['json', { outputFile }]

export default defineConfig({
  root: import.meta.dirname,
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    include: ['*.test.ts'],
    reporters: ['default', ...(report ? [json(report)] : [])],
  },
})
