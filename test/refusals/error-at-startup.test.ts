import { cors, CorsOptionsError } from 'allow-origin'
import type * as AllowOrigin from 'allow-origin'
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it, vi } from 'vitest'

describe('the error at startup', () => {
  it.each(['cors', 'createPolicy'])(
    'is printed once, with the line that called `%s`',
    async (name) => {
      const { stderr } = await promisify(execFile)(
        process.execPath,
        [
          '--input-type=module',
          '--eval',
          `import { ${name} } from 'allow-origin'\n\n${name}({ maxAge: -1 })`,
        ],
        { cwd: fileURLToPath(new URL('../..', import.meta.url)), env: { PATH: process.env.PATH } },
      ).catch((error: unknown) => error as { stderr: string })

      expect(stderr.match(/`maxAge`/g)).toHaveLength(1)
      expect(/^ +at .*$/m.exec(stderr)?.[0]).toContain('[eval1]:3:')
    },
  )

  it('is not replaced if reading an option throws', () => {
    const failure = new Error('no configuration')
    const options = {
      get origin(): never {
        throw failure
      },
    }

    expect(() => cors(options)).toThrow(failure)
  })

  it('has its name in the stack trace, even after structuredClone', () => {
    const error = new CorsOptionsError([])

    expect(error.stack).toMatch(/^CorsOptionsError: /)
    expect(structuredClone(error).stack).toMatch(/^CorsOptionsError: /)
  })

  it('passes `instanceof` across copies of the package, and other values do not', async () => {
    vi.resetModules()
    const other = (await import('../../src/problems.js')) as Pick<
      typeof AllowOrigin,
      'CorsOptionsError'
    >

    expect(other.CorsOptionsError).not.toBe(CorsOptionsError)
    expect(new other.CorsOptionsError([])).toBeInstanceOf(CorsOptionsError)
    expect(new CorsOptionsError([])).toBeInstanceOf(other.CorsOptionsError)
    for (const value of [new Error('no'), {}, null, 'CorsOptionsError']) {
      expect(value instanceof CorsOptionsError).toBe(false)
    }
  })
})
