import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './run.js'

export const repository = fileURLToPath(new URL('../..', import.meta.url))

/** Creates an empty folder outside the repository. */
export const createFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'allow-origin-'))

export const removeFolder = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true })

/**
 * Packs the output of `npm run build`.
 *
 * @returns the path of the tarball
 */
export async function pack(folder: string): Promise<string> {
  await run('npm', ['pack', repository, '--ignore-scripts'], folder)
  const [tarball, ...others] = (await readdir(folder)).filter((name) => name.endsWith('.tgz'))
  if (tarball === undefined || others.length > 0)
    throw new Error('npm did not create exactly one tarball')
  return join(folder, tarball)
}

/** Unpacks an npm tarball as an installation does: without its top folder, `package`. */
export async function unpack(tarball: string, folder: string): Promise<void> {
  await run('tar', ['-xzf', tarball, '--strip-components', '1'], folder)
}
