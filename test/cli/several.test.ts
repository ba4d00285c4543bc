import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import corsPackage, { type CorsOptions } from 'cors'
import express from 'express'
import { describe, expect, it, onTestFinished } from 'vitest'
import { freePort } from '../support/free-port.js'
import { page, runHere, unwrap } from './program.js'
import { serve, serveOpenly } from './servers.js'

const other = 'https://other.example'

const serveCors = (options: CorsOptions): Promise<string> =>
  serve(
    express().use(corsPackage(options), (_request, response) => {
      response.vary('Origin').end()
    }),
  )

/** Writes a file for --config. */
async function writeConfig(content: unknown): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'allow-origin-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'cors.json')
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

describe('several origins and methods', () => {
  it('make a table', async () => {
    const url = await serveCors({ origin: [page], methods: ['GET'] })
    const args = ['--origin', page, '--origin', 'null', '-X', 'GET', '-X', 'DELETE']
    const { status, stdout } = await runHere(['check', url, ...args])
    expect(status).toBe(1)
    expect(unwrap(stdout)).toBe(
      [
        `${url}/`,
        `  ✓ allowed  GET     ${page}`,
        `  ✗ blocked  DELETE  ${page} DELETE is not one of the allowed methods.`,
        '  ✗ blocked  GET     null The response does not allow pages with an opaque origin, which send null.',
        '  ✗ blocked  DELETE  null The response does not allow pages with an opaque origin, which send null.',
        '',
        '1 of 4 checks passed',
        '',
      ].join('\n'),
    )
  })

  it.each<readonly [string, CorsOptions, readonly string[], number]>([
    ['all are allowed', { origin: [page] }, ['-X', 'GET', '-X', 'HEAD'], 0],
    ['one is blocked', { origin: [page] }, ['-X', 'GET', '--origin', other], 1],
    ['one is unknown', { origin: [page] }, ['-X', 'GET', '-X', 'DELETE'], 2],
    ['one is blocked and one is unknown', { methods: ['PUT'] }, ['-X', 'PUT', '-X', 'DELETE'], 1],
  ])('if %s, exit with the status of the worst', async (_title, options, args, expected) => {
    const { status } = await runHere(['check', await serveCors(options), '--origin', page, ...args])
    expect(status).toBe(expected)
  })

  it('go on after a server that does not answer', async () => {
    const url = `http://127.0.0.1:${await freePort()}`
    const { status, stdout, stderr } = await runHere(['check', url, '-X', 'GET', '-X', 'HEAD'])
    expect({ status, stderr }).toEqual({ status: 2, stderr: '' })
    expect(stdout.match(/\? unknown/g)).toHaveLength(2)
    expect(unwrap(stdout)).toContain(`GET ${url}/: nothing is listening on`)
    expect(stdout).toContain('\n0 of 2 checks passed, 2 unknown\n')
  })
})

describe('--preflight-only', () => {
  it.each<readonly [CorsOptions, number, string]>([
    [{}, 0, 'Note: Only the preflight was checked (--preflight-only).'],
    [{ methods: ['GET'] }, 1, 'PUT is not one of the allowed methods.'],
  ])('sends only the preflight of a PUT: %j', async (options, expected, says) => {
    const methods: (string | undefined)[] = []
    const app = express().use((request, _response, next) => {
      methods.push(request.method)
      next()
    })
    const url = await serve(app.use(corsPackage(options)))
    for (const more of [[], ['--send']]) {
      const args = ['check', url, '-X', 'PUT', '--preflight-only', ...more]
      const { status, stdout } = await runHere(args)
      expect(status).toBe(expected)
      expect(unwrap(stdout)).toContain(says)
    }
    expect(methods).toEqual(['OPTIONS', 'OPTIONS'])
  })

  it('cannot tell if there is no preflight', async () => {
    const { url, methods } = await serveOpenly()
    const { status, stdout } = await runHere(['check', url, '--preflight-only'])
    expect(status).toBe(2)
    expect(methods()).toEqual([])
    expect(unwrap(stdout)).toContain('A browser sends this request without a preflight')
  })
})

describe('--fail-on-warning', () => {
  it('exits with 1 if an allowed request has a warning', async () => {
    const url = await serveCors({ origin: true, credentials: true })
    expect((await runHere(['check', url])).status).toBe(0)
    expect((await runHere(['check', url, '--fail-on-warning'])).status).toBe(1)
    const args = ['check', url, '--fail-on-warning', '-X', 'GET', '-X', 'HEAD']
    const { status, stdout } = await runHere(args)
    expect(status).toBe(1)
    expect(unwrap(stdout)).toContain('Allow only origins on a list.')
    expect(stdout).toContain('0 of 2 checks passed, 2 warnings')
  })

  it('changes nothing without a warning', async () => {
    const url = await serveCors({})
    expect((await runHere(['check', url, '--fail-on-warning'])).status).toBe(0)
  })
})

describe('--config', () => {
  it('checks what a file lists against the verdict that it expects', async () => {
    const url = await serveCors({ origin: [page], methods: ['GET'], credentials: true })
    const file = await writeConfig({
      url: '/items',
      origin: page,
      checks: [
        { method: ['GET', 'HEAD'], credentials: true },
        { origin: [other, 'null'], expect: 'blocked' },
        { url: '/other', method: 'PUT', expect: 'blocked', headers: { 'X-A': '1' } },
      ],
    })
    const { status, stdout } = await runHere(['check', url, '--config', file])
    expect(stdout).toContain('\n5 of 5 checks passed\n')
    expect(stdout).toContain(`${url}/items, with credentials\n`)
    expect(stdout).toContain(`${url}/other\n  ✓ blocked  PUT `)
    expect(status).toBe(0)
  })

  it('exits with 1 if a verdict is not as expected, and says which', async () => {
    const url = await serveCors({})
    const file = await writeConfig({
      checks: [
        { url, origin: other, expect: 'blocked' },
        { url, origin: page },
        { url, method: 'DELETE', preflightOnly: true },
      ],
    })
    const { status, stdout } = await runHere(['check', '--config', file])
    expect(status).toBe(1)
    expect(unwrap(stdout)).toContain(`✗ allowed  GET     ${other} Expected: blocked.`)
    expect(stdout).toContain('\n2 of 3 checks passed\n')
  })

  it('is one object with --json', async () => {
    const url = await serveCors({ origin: [page] })
    const file = await writeConfig({ url, checks: [{ origin: page }, { origin: other }] })
    const { status, stdout } = await runHere(['check', '--config', file, '--json'])
    expect(status).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      verdict: 'blocked',
      checks: [
        { verdict: 'allowed', expected: 'allowed', asExpected: true },
        { verdict: 'blocked', expected: 'allowed', asExpected: false },
      ],
      summary: { checks: 2, asExpected: 1, unexpected: 1, unknown: 0, warnings: 0 },
    })
  })

  it('is XML for CI with --junit', async () => {
    const url = await serveCors({ origin: [page] })
    const down = `http://127.0.0.1:${await freePort()}/?a=1&b="<`
    const file = await writeConfig({
      url,
      checks: [{ origin: page }, { origin: other }, { url: down }],
    })
    const { status, stdout } = await runHere(['check', '--config', file, '--junit'])
    expect(status).toBe(1)
    expect(stdout).toContain('<testsuites tests="3" failures="1" errors="1">')
    expect(stdout).toContain(`name="GET from ${page} is allowed"/>`)
    expect(stdout).toContain('<failure message="blocked: The response does not allow pages on')
    expect(stdout).toMatch(/<error message="unknown: GET .*a=1&amp;b=.*nothing is listening/)
    expect(stdout).not.toMatch(/&(?!amp;|lt;|quot;)/)
  })

  it.each<readonly [string, unknown, string]>([
    ['JSON that does not end', '{', 'cannot be read as JSON'],
    ['a list', [], 'must contain an object with a list of `checks`'],
    ['no checks', { checks: [] }, '`checks` must be a list with at least one check'],
    ['a check that is not an object', { checks: ['x'] }, 'checks[0] must be an object'],
    ['an unknown member', { checks: [{ orgin: page }] }, 'Did you mean `origin`?'],
    ['an unknown default', { header: {}, checks: [{}] }, 'Did you mean `headers`?'],
    ['a wrong type', { checks: [{ origin: 1 }] }, '`origin` is 1. It must be a string or a list'],
    ['a wrong verdict', { checks: [{ expect: 'yes' }] }, 'It must be "allowed" or "blocked"'],
    ['no URL', { checks: [{ origin: page }] }, 'checks[0]: "" is not a URL'],
    ['an invalid URL', { checks: [{ url: '/items' }] }, 'checks[0]: "/items" is not a URL'],
    [
      'an invalid origin',
      { checks: [{ url: 'http://localhost/', origin: `${page}/` }] },
      `is not an origin. Write ${page}`,
    ],
  ])('rejects %s', async (_title, content, says) => {
    const file = await writeConfig(content)
    const { status, stdout, stderr } = await runHere(['check', '--config', file])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(file)
    expect(stderr).toContain(says)
  })

  it('ignores a byte order mark', async () => {
    const url = await serveCors({ origin: page })
    const file = await writeConfig(`\ufeff${JSON.stringify({ checks: [{ origin: page }] })}`)
    expect(await runHere(['check', url, '--config', file])).toMatchObject({ status: 0, stderr: '' })
  })

  it('rejects a file that does not exist', async () => {
    const { status, stderr } = await runHere(['check', '--config', '/nonexistent/cors.json'])
    expect(status).toBe(2)
    expect(stderr).toContain('/nonexistent/cors.json cannot be read')
  })
})

describe('--json prints one object', () => {
  const members = async (args: readonly string[]): Promise<readonly string[]> => {
    const { stdout, stderr } = await runHere(['check', ...args, '--json'])
    expect(stderr).toBe('')
    return Object.keys(JSON.parse(stdout) as object)
  }
  const ofError = ['version', 'allowed', 'verdict', 'error', 'notes']

  it('with these members for a verdict', async () => {
    expect(await members([await serveCors({})])).toEqual([
      ...['version', 'allowed', 'verdict', 'preflight', 'request', 'steps', 'exchanges'],
      ...['exposedHeaders', 'needed', 'warnings', 'suggestions', 'obstacle', 'notes'],
    ])
  })

  it('with these members for a table', async () => {
    expect(await members([await serveCors({}), '-X', 'GET', '-X', 'HEAD'])).toEqual([
      ...['version', 'verdict', 'checks', 'summary'],
    ])
  })

  it('with these members for an error', async () => {
    const url = `http://127.0.0.1:${await freePort()}`
    expect(new Set(await members([url]))).toEqual(new Set([...ofError, 'request']))
    expect(await members([])).toEqual(ofError)
    expect(await members(['http://localhost', '--orign'])).toEqual(ofError)
  })

  it.each<readonly [string, readonly string[], string]>([
    ['a wrong argument', ['--orign', 'x'], 'argument'],
    ['a file that cannot be read', ['--config', '/nonexistent.json'], 'config'],
    ['a host that does not exist', ['http://does-not-exist.invalid'], 'host-not-found'],
  ])('with a code for %s', async (_title, args, code) => {
    const { status, stdout } = await runHere(['check', ...args, '--json'])
    expect(status).toBe(2)
    expect(JSON.parse(stdout)).toMatchObject({ version: 1, verdict: 'unknown', error: { code } })
  })

  it('with the notes that the text has', async () => {
    const url = await serveCors({ origin: [page] })
    const { stdout } = await runHere(['check', url, '--json'])
    const { notes } = JSON.parse(stdout) as { readonly notes: readonly string[] }
    expect(notes).toContainEqual(expect.stringContaining('is made up'))
  })
})
