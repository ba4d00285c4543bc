import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** What the tests import as `allow-origin`: the sources, or the build at the path in this variable. */
const subject =
  process.env.ALLOW_ORIGIN_ENTRY ?? fileURLToPath(new URL('src/index.ts', import.meta.url))

/** Tests with their own `package.json`: `npm run test:hosts` and `npm run test:tools` install its packages and run them. */
const withPackages = ['test/integration/hosts/**', 'test/package/tools/**']

/** Tests of the build, or of programs that import it. Run `npm run build` first. */
const ofBuild = [
  'test/{bench,cli,examples,package}/**/*.test.ts',
  'test/{examples,shutdown}.test.ts',
  'test/documentation/{code,running}.test.ts',
  'test/observe/{node-debug,throwing}.test.ts',
  'test/refusals/error-at-startup.test.ts',
]

/** Tests that take seconds each, or need their own process because they check its global state. */
const slow = [
  'test/{attacks,properties}/**/*.test.ts',
  'test/integration/*.test.ts',
  'test/observe/{channel,line,nearest,publish,reasons}.test.ts',
  'test/origin/audit/{audit-expression,automaton,count-steps,remembered-audits}.test.ts',
  'test/origin/audit/{sound,stalling,suffixes,unsound}.test.ts',
  'test/explain/{agreement,suggested-changes}.test.ts',
]

/** Tests that need a browser, a proxy or a database, which npm does not install, and of the code that starts these. */
const withPrograms = ['browsers', 'caches', 'support', 'tenants'].map(
  (name) => `test/${name}/**/*.test.ts`,
)

export default defineConfig({
  resolve: {
    alias: [
      { find: /^allow-origin$/, replacement: subject },
      { find: /^allow-origin\/fetch$/, replacement: subject.replace(/index(?=\.[jt]s$)/, 'fetch') },
    ],
  },
  test: {
    // A busy machine is slow, and no test is about speed.
    testTimeout: 20_000,
    coverage: {
      include: ['src/**/*.ts'],
      // Tests of TLS run the program in a process that trusts their certificate. No coverage is collected there.
      exclude: ['src/cli/http/{http2-exchange,secure}.ts'],
      // Some branches are defaults that only the types require. A few lines are reached only by generated cases, which differ
      // in every run, or only on a slow machine.
      thresholds: { lines: 99.5, functions: 99.5, statements: 99.3, branches: 98 },
      reporter: ['text', 'html'],
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [...withPrograms, ...slow, ...ofBuild, ...withPackages],
          // Loading the sources again for each file would take longer than all the tests.
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
          // A browser keeps a small machine busy, so these run one after the other, and after everything else.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
