import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** Garbage is collected between batches and never within one: the young generation is large enough for any of them. */
export const flags = ['--expose-gc', '--min-semi-space-size=64', '--max-semi-space-size=64']

const longest = 20 * 60_000

/**
 * Runs a module in a process of its own, so that what ran before does not disturb what it measures: it calls
 * {@link answer}. The process has ended then, however that went.
 *
 * @param {URL} module
 * @param {{ asked: unknown, execArgv?: readonly string[] }} settings
 * @returns {Promise<any>} what the module answered
 */
export async function runFresh(module, { asked, execArgv = flags }) {
  const child = fork(fileURLToPath(module), { execArgv: [...execArgv], serialization: 'advanced' })
  const timer = setTimeout(() => child.kill('SIGKILL'), longest)
  const closed = once(child, 'close')
  try {
    child.send({ asked })
    const [message] = await Promise.race([
      once(child, 'message'),
      closed.then(([status, signal]) => {
        throw new Error(`${module.pathname} ended with ${status ?? signal} and no answer`)
      }),
    ])
    return message.answered
  } finally {
    clearTimeout(timer)
    child.kill('SIGKILL')
    await closed
  }
}

/**
 * Answers the process that started this one.
 *
 * @template Asked
 * @param {(asked: Asked) => unknown} find
 */
export async function answer(find) {
  // It must not outlive the one that waits for it.
  process.once('disconnect', () => process.exit())
  const [{ asked }] = await once(process, 'message')
  process.send?.({ answered: await find(asked) })
}
