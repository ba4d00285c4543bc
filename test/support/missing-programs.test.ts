import { execFile } from 'node:child_process'
import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { ending } from './ending.js'

const repository = fileURLToPath(new URL('../..', import.meta.url))

interface Run {
  readonly status: unknown
  readonly output: string
  /** The lines about missing programs. */
  readonly told: readonly string[]
}

/** Runs the tests of browsers, proxies and databases with only Node in `PATH`. */
const runTests = (path: string, environment: Readonly<Record<string, string>>): Promise<Run> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [
        'node_modules/vitest/vitest.mjs',
        'run',
        ...['browsers', 'caches', 'tenants'].map((name) => `test/${name}/`),
      ],
      { cwd: repository, env: { PATH: path, NO_COLOR: '1', ...environment }, signal: ending },
      (error, stdout, stderr) => {
        const output = stdout + stderr
        const told = output.split('\n').filter((line) => line.includes('is not installed'))
        resolve({ status: error === null ? 0 : error.code, output, told })
      },
    )
  })

const lines = [
  'Chromium is not installed, so it is not tested. To install it: apt-get install --no-install-recommends chromium',
  'Firefox is not installed, so it is not tested. To install it: apt-get install --no-install-recommends firefox-esr',
  'WebKitGTK is not installed, so it is not tested. To install it: apt-get install --no-install-recommends webkit2gtk-driver xvfb',
  'Varnish is not installed, so it is not tested. To install it: apt-get install --no-install-recommends varnish',
  'nginx is not installed, so it is not tested. To install it: apt-get install --no-install-recommends nginx-light',
  'PostgreSQL is not installed, so it is not tested. To install it: apt-get install --no-install-recommends postgresql',
]

describe('on a machine without browsers, proxies and databases', { timeout: 120_000 }, () => {
  let path: string

  beforeAll(async () => {
    path = await mkdtemp(join(tmpdir(), 'allow-origin-'))
    await symlink(process.execPath, join(path, 'node'))
    return () => rm(path, { recursive: true })
  })

  it('the tests pass, and print a line for each missing program', async () => {
    const { status, told } = await runTests(path, {})
    expect(told).toEqual(lines)
    expect(status).toBe(0)
  })

  it('the tests fail in CI instead of being skipped', async () => {
    const { status, output, told } = await runTests(path, { CI: 'true' })
    expect(told).toEqual([...lines, ...lines.map((line) => `Error: ${line}`)])
    expect(output).not.toContain('skipped')
    expect(status).toBe(1)
  })
})
