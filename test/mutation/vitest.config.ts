import { statSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import shared from '../../vitest.config.ts'

/** Small files first: the first test that fails ends the run. */
class SmallFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const size = ({ moduleId }: TestSpecification): number => statSync(moduleId).size
    return Promise.resolve(files.sort((one, other) => size(one) - size(other)))
  }
}

/**
 * The quick tests of the core. Stryker runs them again for each mutant, but for those that the mutant cannot fail.
 *
 * Keep their titles under 1,000 characters or so: Stryker puts the titles to run into one regular expression. If that is too
 * large, Stryker reports a runtime error for the mutants that most tests reach, and leaves them out of the score.
 */
export default defineConfig({
  resolve: shared.resolve ?? {},
  test: {
    include: [
      'test/{answers,answers-*,decisions,delegates,middleware,not-options,policy,realms}.test.ts',
      'test/{browser,explain,fetch,protocol,refusals,responses}/**/*.test.ts',
      'test/documentation/errors.test.ts',
      'test/observe/{channel,nearest,publish,reasons}.test.ts',
      'test/origin/*.test.ts',
      'test/origin/audit/{extensions,sound,suffixes,unsound,waited-for}.test.ts',
    ],
    exclude: [
      'test/explain/{agreement,suggested-changes}.test.ts',
      'test/refusals/error-at-startup.test.ts',
    ],
    isolate: false,
    sequence: { sequencer: SmallFirst },
    // A mutant may keep a response waiting: that is a failure too, and cheaper than a new process.
    testTimeout: 3000,
  },
})
