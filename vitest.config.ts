import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** What the tests import as `allow-origin`: the sources, or the build that this variable names. */
const subject =
  process.env.ALLOW_ORIGIN_ENTRY ?? fileURLToPath(new URL('src/index.ts', import.meta.url))

/** Tests with packages of their own: `npm run test:hosts` installs these, and runs them. */
const hosts = 'test/integration/hosts/**'

/** Tests that need a browser or a proxy, which npm does not install, and those of how such programs are run. */
const withPrograms = ['browsers', 'caches', 'support'].map((name) => `test/${name}/**/*.test.ts`)

export default defineConfig({
  resolve: { alias: [{ find: /^allow-origin$/, replacement: subject }] },
  test: {
    // A loaded machine is slow, and no test is about that.
    testTimeout: 20_000,
    coverage: {
      include: ['src/**/*.ts'],
      // What is left are defaults that no value reaches, in the audit and in the wording of problems.
      thresholds: { lines: 100, functions: 100, statements: 99.9, branches: 99.2 },
      reporter: ['text', 'html'],
    },
    projects: [
      {
        extends: true,
        test: { name: 'node', include: ['test/**/*.test.ts'], exclude: [...withPrograms, hosts] },
      },
      {
        extends: true,
        test: {
          name: 'programs',
          include: withPrograms,
          globalSetup: 'test/support/say-missing.ts',
          // A browser takes all of a small machine: one after the other, and after everything else.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
