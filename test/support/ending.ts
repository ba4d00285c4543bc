const controller = new AbortController()

/** Aborts where this process is about to end, whatever ends it: what the tests have started has to end before. */
export const ending: AbortSignal = controller.signal

const abort = (): void => {
  controller.abort()
}
const endBy = (signal: NodeJS.Signals) => (): void => {
  abort()
  process.kill(process.pid, signal)
}

process.once('exit', abort)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, endBy(signal))
// Each file has a process of its own, which Vitest leaves behind where a signal ends it.
process.once('disconnect', endBy('SIGTERM'))
