const controller = new AbortController()

/** Aborts when this process is about to end, for any reason. Programs that the tests started must stop before that. */
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
// Each test file has its own process. If a signal ends Vitest, these processes keep running.
process.once('disconnect', endBy('SIGTERM'))
