/** Work that may be interrupted whenever it yields. */
export type Pausable<Result> = Generator<undefined, Result>

/** How many milliseconds the work may take before other work gets its turn. */
const longestSlice = 10

/** Does the work without a pause. */
export function finish<Result>(work: Pausable<Result>): Result {
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
  }
}

/** Does the work in slices, so requests are served in between. Short work takes only one slice. */
export async function finishInSlices<Result>(work: Pausable<Result>): Promise<Result> {
  let start = performance.now()
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
    if (performance.now() - start < longestSlice) continue
    await new Promise((resolve) => setTimeout(resolve))
    start = performance.now()
  }
}
