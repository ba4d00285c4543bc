import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** What the tests import as `allow-origin`: the sources, or the build that this variable names. */
const subject =
  process.env.ALLOW_ORIGIN_ENTRY ?? fileURLToPath(new URL('src/index.ts', import.meta.url))

/** Tests with packages of their own: `npm run test:hosts` and `npm run test:tools` install these, and run them. */
const withPackages = ['test/integration/hosts/**', 'test/package/tools/**']

/** Tests of what `npm run build` writes, or of programs that import it. */
const ofBuild = [
  'test/{bench,cli,examples,package}/**/*.test.ts',
  'test/{examples,shutdown}.test.ts',
  'test/documentation/{code,running}.test.ts',
  'test/observe/{node-debug,throwing}.test.ts',
  'test/refusals/error.test.ts',
]

/** Tests that take seconds each, or need a process of their own: they look at what all of a process shares. */
const slow = [
  'test/{attacks,properties}/**/*.test.ts',
  'test/integration/*.test.ts',
  'test/observe/{channel,line,nearest,publish,reasons}.test.ts',
  'test/origin/audit/{audit-expression,automaton,count-steps,remembered-audits}.test.ts',
  'test/origin/audit/{sound,stalling,suffixes,unsound}.test.ts',
  'test/explain/{agreement,suggestions}.test.ts',
]

/** Tests that need a browser or a proxy, which npm does not install, and those of how such programs are run. */
const withPrograms = ['browsers', 'caches', 'support'].map((name) => `test/${name}/**/*.test.ts`)

export default defineConfig({
  resolve: { alias: [{ find: /^allow-origin$/, replacement: subject }] },
  test: {
    // A loaded machine is slow, and no test is about that.
    testTimeout: 20_000,
    coverage: {
      include: ['src/**/*.ts'],
      // Some branches are defaults that only the types ask for. A few lines are reached by generated cases, which differ from
      // run to run, or on a slow machine only.
      thresholds: { lines: 99.8, functions: 100, statements: 99.7, branches: 99 },
      reporter: ['text', 'html'],
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [...withPrograms, ...slow, ...ofBuild, ...withPackages],
          // Loading the sources once for each file would take longer than all of the tests.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'slow', include: slow } },
      { extends: true, test: { name: 'build', include: ofBuild, exclude: withPackages } },
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
