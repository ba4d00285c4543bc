import { existsSync, readFileSync } from 'node:fs'

/** Where Node looks for the packages of this folder. */
const folders = ['./', '../', '../../', '../../../'].map(
  (path) => new URL(`${path}node_modules/`, import.meta.url),
)

/** A package's real name and version. It may be installed under another name. */
export function installedPackage(name: string): string {
  const manifest = folders
    .map((folder) => new URL(`${name}/package.json`, folder))
    .find((file) => existsSync(file))
  if (manifest === undefined) throw new Error(`${name} is not installed`)
  const { name: ownName, version } = JSON.parse(readFileSync(manifest, 'utf8')) as {
    name: string
    version: string
  }
  return `${ownName} ${version}`
}
