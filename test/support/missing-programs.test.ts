import { execFile } from 'node:child_process'
import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'

const repository = fileURLToPath(new URL('../..', import.meta.url))

/** Runs tests of browsers and proxies with nothing but Node in `PATH`. */
const runTests = (
  path: string,
  environment: Readonly<Record<string, string>>,
): Promise<{ readonly status: unknown; readonly output: string }> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      ['node_modules/vitest/vitest.mjs', 'run', 'test/browsers/engines', 'test/caches'],
      { cwd: repository, env: { PATH: path, NO_COLOR: '1', ...environment } },
      (error, stdout, stderr) => {
        resolve({ status: error === null ? 0 : error.code, output: stdout + stderr })
      },
    )
  })

const lines = [
  'Chromium is not on this machine, and is not tested. To install it: apt-get install --no-install-recommends chromium',
  'Firefox is not on this machine, and is not tested. To install it: apt-get install --no-install-recommends firefox-esr',
  'WebKitGTK is not on this machine, and is not tested. To install it: apt-get install --no-install-recommends webkit2gtk-driver xvfb',
  'Varnish is not on this machine, and is not tested. To install it: apt-get install --no-install-recommends varnish',
  'nginx is not on this machine, and is not tested. To install it: apt-get install --no-install-recommends nginx-light',
]

describe('on a machine without browsers and proxies', { timeout: 30_000 }, () => {
  let path: string

  beforeAll(async () => {
    path = await mkdtemp(join(tmpdir(), 'allow-origin-'))
    await symlink(process.execPath, join(path, 'node'))
    return () => rm(path, { recursive: true })
  })

  it('the tests pass, and say in one line for each which are left out', async () => {
    const { status, output } = await runTests(path, {})
    const told = output.split('\n').filter((line) => line.includes('is not on this machine'))
    expect(told).toEqual(lines)
    expect(output).toContain('8 skipped')
    expect(status).toBe(0)
  })

  it('they fail where CI runs them', async () => {
    const { status, output } = await runTests(path, { CI: 'true' })
    expect(output).toContain('8 failed')
    for (const line of lines) expect(output).toContain(`Error: ${line}`)
    expect(status).toBe(1)
  })
})
