import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { ReportHosts } from './report-hosts.ts'

/** What the hosts import as `allow-origin`: the sources, or the build in this variable. */
const subject =
  process.env.ALLOW_ORIGIN_ENTRY ?? fileURLToPath(new URL('../../../src/index.ts', import.meta.url))

/** A file for the results as JSON. A `--reporter` on the command line would replace all reporters here. */
const report = process.env.JSON_REPORT

const json = (outputFile: string): ['json', { outputFile: string }] => ['json', { outputFile }]

export default defineConfig({
  root: import.meta.dirname,
  resolve: {
    alias: [
      { find: /^allow-origin$/, replacement: subject },
      { find: /^allow-origin\/fetch$/, replacement: subject.replace(/index(?=\.[jt]s$)/, 'fetch') },
    ],
  },
  test: {
    // Some hosts take seconds to load on a busy machine.
    testTimeout: 30_000,
    hookTimeout: 120_000,
    reporters: ['default', new ReportHosts(), ...(report ? [json(report)] : [])],
    include: ['**/*.test.ts'],
  },
})
