import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** What the tests import as `allow-origin`: the sources, or the build that this variable names. */
const subject =
  process.env.ALLOW_ORIGIN_ENTRY ?? fileURLToPath(new URL('src/index.ts', import.meta.url))

export default defineConfig({
  resolve: { alias: [{ find: /^allow-origin$/, replacement: subject }] },
  test: {
    include: ['test/**/*.test.ts'],
    coverage: {
      include: ['src/**/*.ts'],
      thresholds: { 100: true },
      reporter: ['text', 'html'],
    },
  },
})
