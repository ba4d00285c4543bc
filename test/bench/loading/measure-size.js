import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/**
 * A part of the package as `size-limit` measures it, by the rules in `.size-limit.js`.
 *
 * @param {string} name of the part
 * @returns {Promise<number>} bytes
 */
export async function measureSize(name) {
  const parameters = ['node_modules/size-limit/bin.js', '--json']
  const { stdout } = await promisify(execFile)(process.execPath, parameters, { cwd: root }).catch(
    // It fails where a part is too large, and says how large all of them are.
    (error) => (error.code === 1 ? error : Promise.reject(error)),
  )
  /** @type {{ name: string, size: number }[]} */
  const parts = JSON.parse(stdout)
  const part = parts.find((found) => found.name === name)
  if (part === undefined) throw new Error(`size-limit knows nothing of ${name}`)
  return part.size
}
