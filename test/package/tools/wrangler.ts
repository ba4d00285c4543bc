import { execFile } from 'node:child_process'
import { mkdtemp, readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { env, execPath } from 'node:process'
import { promisify } from 'node:util'

const program = join(import.meta.dirname, 'node_modules/wrangler/bin/wrangler.js')

/** The bundle that `wrangler deploy` would upload for a JavaScript file. It uses no network. */
export async function bundleWithWrangler(file: string): Promise<string> {
  const folder = dirname(file)
  const outdir = await mkdtemp(join(folder, 'wrangler-'))
  const settings = ['--name', 'cases', '--compatibility-date', '2026-01-01']
  await promisify(execFile)(
    execPath,
    [program, 'deploy', file, '--dry-run', '--outdir', outdir, ...settings],
    {
      cwd: folder,
      env: {
        PATH: env.PATH,
        HOME: folder,
        CI: 'true',
        // The banner looks for a new version.
        WRANGLER_HIDE_BANNER: 'true',
        WRANGLER_SEND_METRICS: 'false',
        WRANGLER_SEND_ERROR_REPORTS: 'false',
      },
      timeout: 50_000,
    },
  )
  return readFile(join(outdir, basename(file)), 'utf8')
}
