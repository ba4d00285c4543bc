import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { build as bundle } from 'esbuild'

export const repository = resolve(import.meta.dirname, '../../..')
export const installed = join(import.meta.dirname, 'node_modules')

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

/**
 * Makes a folder with a copy of an application, and what every application needs.
 *
 * @param example the example from `examples/fetch`, and where the application imports it
 */
export async function copyApplication(
  name: string,
  packages: readonly string[],
  example: readonly [name: string, copy: string],
  cases: string,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `allow-origin-${name}-`))
  await cp(join(import.meta.dirname, name, 'app'), folder, { recursive: true })
  await cp(join(repository, 'examples/fetch', example[0]), join(folder, example[1]))
  await writeCases(join(folder, cases))
  await linkPackages(folder, Object.fromEntries(packages.map((one) => [one, join(installed, one)])))
  return folder
}

/** Runs a program that builds an application. */
export async function build(folder: string, ...parameters: readonly string[]): Promise<void> {
  const env = { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' } as const
  await promisify(execFile)(process.execPath, [...parameters], {
    cwd: folder,
    env,
    timeout: 100_000,
  })
}

/** Writes the cases of every group as JavaScript. The framework bundles the package into them. */
export async function writeCases(outfile: string): Promise<void> {
  const cases = ["export * from './web-every-case.js'", "export * from './web-case-groups.js'"]
  await bundle({
    stdin: { contents: cases.join('\n'), resolveDir: resolve(import.meta.dirname, '..') },
    external: ['allow-origin/fetch'],
    bundle: true,
    platform: 'neutral',
    format: 'esm',
    outfile,
  })
}
