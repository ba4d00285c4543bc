import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'

/**
 * @typedef {object} ServerProcess
 * @property {number} port
 * @property {() => Promise<number>} processorTime nanoseconds that the process has had so far
 */

/**
 * Runs a module that calls {@link serve}, in a process of its own, while something is done with it.
 *
 * @template Result
 * @param {URL} module
 * @param {readonly string[]} parameters
 * @param {(server: ServerProcess) => Promise<Result>} use
 * @returns {Promise<Result>}
 */
export async function withServerProcess(module, parameters, use) {
  const child = fork(fileURLToPath(module), parameters, { execArgv: [] })
  const closed = once(child, 'close')
  const message = async () => {
    const [received] = await Promise.race([
      once(child, 'message'),
      closed.then(([status, signal]) => {
        throw new Error(`${module.pathname} ended with ${status ?? signal}`)
      }),
    ])
    return received
  }
  try {
    const port = await message()
    const processorTime = async () => {
      child.send('processor time')
      return (await message()) * 1000
    }
    return await use({ port, processorTime })
  } finally {
    child.kill('SIGKILL')
    await closed
  }
}

/**
 * Serves on a port that the system chooses, and says which. When it is asked, it says how much processor time it had.
 *
 * @param {import('node:http').RequestListener} handler
 */
export async function serve(handler) {
  // It must not outlive the one that asks it.
  process.once('disconnect', () => process.exit())
  const server = createServer(handler).listen(0, '127.0.0.1')
  await once(server, 'listening')
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    process.send?.(user + system)
  })
  process.send?.(/** @type {import('node:net').AddressInfo} */ (server.address()).port)
}
