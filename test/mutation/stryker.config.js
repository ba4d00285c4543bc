/** Run by `npm run mutation`: breaks the core in every small way, and lists what no quick test notices. */
export default {
  mutate: [
    'src/{connect,fetch,policy,read-options,origin,protocol,browser}/**/*.ts',
    // Slow tests hold the audit.
    '!src/origin/audit/**',
    // Written by a test, which compares every letter of it.
    '!src/origin/suffixes-below.cjs',
  ],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  // What runs when a module is loaded would need a new process for each mutant, which takes hours.
  ignoreStatic: true,
  // Vitest does not check types.
  disableTypeChecks: false,
  concurrency: 2,
  timeoutMS: 20_000,
  thresholds: { high: 100, low: 95, break: 95 },
  incremental: true,
  incrementalFile: 'coverage/mutation/incremental.json',
  tempDirName: '.stryker-tmp',
  // Not tests: a test file that misses an import is left out without a word.
  // A test compares the messages of errors with `docs`.
  ignorePatterns: ['coverage', 'dist', 'examples'],
  reporters: ['clear-text', 'html', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: 'coverage/mutation/index.html' },
}
