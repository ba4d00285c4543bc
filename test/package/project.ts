import { cp, mkdir, readFile, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { env } from 'node:process'
import { compilers } from './compile.js'
import { createFolder, pack, removeFolder, repository, unpack } from './tarball.js'

/** A project outside the repository, with this package and what its users install in `node_modules`. */
export interface Project {
  readonly folder: string
  readonly remove: () => Promise<void>
}

/**
 * Returns the project in `ALLOW_ORIGIN_PROJECT`, in which npm has installed the tarball. Without the variable, it creates
 * a project offline: it unpacks the tarball and links the packages that are installed in the repository.
 */
export async function openProject(): Promise<Project> {
  const installed = env.ALLOW_ORIGIN_PROJECT
  if (installed !== undefined) return { folder: installed, remove: () => Promise.resolve() }
  const folder = await createFolder()
  const remove = (): Promise<void> => removeFolder(folder)
  try {
    await install(folder)
  } catch (error) {
    await remove()
    throw error
  }
  return { folder, remove }
}

async function install(folder: string): Promise<void> {
  const destination = join(folder, 'node_modules/allow-origin')
  await mkdir(destination, { recursive: true })
  await unpack(await pack(folder), destination)
  await copyDependencies(destination, folder)
  for (const name of ['express', ...Object.values(compilers), '@types']) {
    const link = join('node_modules', name)
    await symlink(join(repository, link), join(folder, link), 'dir')
  }
}

/** Copies the dependencies of a package. A tool that may only read the project could not follow links out of it. */
async function copyDependencies(packageFolder: string, folder: string): Promise<void> {
  const { dependencies = {} } = JSON.parse(
    await readFile(join(packageFolder, 'package.json'), 'utf8'),
  ) as { readonly dependencies?: Readonly<Record<string, string>> }
  for (const name of Object.keys(dependencies)) {
    const copy = join(folder, 'node_modules', name)
    await cp(join(repository, 'node_modules', name), copy, { recursive: true })
    await copyDependencies(copy, folder)
  }
}

/** Copies the consumers' sources into a project. */
export async function copyConsumers({ folder }: Project): Promise<string> {
  const consumers = join(folder, 'consumers')
  await cp(join(import.meta.dirname, 'consumers'), consumers, { recursive: true })
  return consumers
}
