import { existsSync } from 'node:fs'
import { mkdir, symlink } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { build } from 'esbuild'

export const repository = resolve(import.meta.dirname, '../../..')

/** The package as it is published. Bundlers of frameworks do not know Vitest's alias. */
export const subject = process.env.ALLOW_ORIGIN_ENTRY
  ? dirname(dirname(process.env.ALLOW_ORIGIN_ENTRY))
  : repository

/** Links packages that an application needs, and the package itself. */
export async function linkPackages(
  folder: string,
  packages: Readonly<Record<string, string>>,
): Promise<void> {
  if (!existsSync(join(subject, 'dist'))) {
    throw new Error('Frameworks need the built package. Run `npm run build` first.')
  }
  for (const [name, target] of Object.entries({ ...packages, 'allow-origin': subject })) {
    const link = join(folder, 'node_modules', name)
    await mkdir(dirname(link), { recursive: true })
    await symlink(target, link)
  }
}

/** Writes the cases of every group as JavaScript. The framework bundles the package into them. */
export async function writeCases(outfile: string): Promise<void> {
  const cases = ["export * from './web-every-case.js'", "export * from './web-case-groups.js'"]
  await build({
    stdin: { contents: cases.join('\n'), resolveDir: resolve(import.meta.dirname, '..') },
    external: ['allow-origin/fetch'],
    bundle: true,
    platform: 'neutral',
    format: 'esm',
    outfile,
  })
}
