import { execFile, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const path = (/** @type {string} */ file) => fileURLToPath(new URL(file, import.meta.url))

/** Memory for young objects is large enough for a batch, so nothing is collected during one. */
const forBatches = ['--min-semi-space-size=64', '--max-semi-space-size=64']

/**
 * Measures in a new process, so nothing that ran before has an influence on it.
 *
 * @param {string} what is measured, by its name in `measure.js`
 * @param {unknown} asked
 * @param {readonly string[]} [flags]
 * @returns {Promise<any>} what was found
 */
export async function inNewProcess(what, asked, flags = forBatches) {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--expose-gc', ...flags, path('measure.js'), what, JSON.stringify(asked)],
    { timeout: 20 * 60_000, maxBuffer: 1e8 },
  )
  return JSON.parse(stdout)
}

/**
 * Starts `server.js` in a process of its own, and stops it afterwards.
 *
 * @template Result
 * @param {(port: number, processorTime: () => Promise<number>) => Promise<Result>} use `processorTime` gives nanoseconds
 * @returns {Promise<Result>}
 */
export async function withServer(use) {
  const child = fork(path('server.js'))
  const stopped = new AbortController()
  child.once('exit', () => stopped.abort(new Error('the server stopped')))
  const message = async () => (await once(child, 'message', { signal: stopped.signal }))[0]
  try {
    const port = await message()
    return await use(port, () => {
      child.send('processor time')
      return message()
    })
  } finally {
    child.kill()
  }
}
