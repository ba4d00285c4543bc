import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { isClosedElsewhere } from './examples/ask.js'
import { claims } from './examples/claims.js'
import { readSuggested, runCurl } from './examples/run-curl.js'
import { examplesFolder, run } from './examples/run-program.js'

/** The examples share this file, which prints the requests to try. */
const shared = 'try-it.js'
const files = readdirSync(examplesFolder).filter((name) => name.endsWith('.js') && name !== shared)
const servers = Object.entries(claims)

/** Preloads a module that lets the test change the rows in the table of database.js. */
const preloads: Readonly<Record<string, string>> = {
  'database.js': new URL('examples/change-tenants.js', import.meta.url).href,
}

// A program takes longer to start if the machine is busy.
describe('the examples', { timeout: 90_000 }, () => {
  test('are all tested here', () => {
    const tested = [...Object.keys(claims), 'mistake.js', 'serverless.js']
    expect(tested.sort()).toEqual(files.sort())
  })

  test.each(files)('%s has fewer than 30 lines', (file) => {
    const lines = readFileSync(`${examplesFolder}/${file}`, 'utf8').trimEnd().split('\n')
    expect(lines.length).toBeLessThan(30)
  })

  const forFetch = readdirSync(`${examplesFolder}/fetch`).map((name) => `fetch/${name}`)

  test.each(['hono.js', ...forFetch])('%s has at most 20 lines', (file) => {
    const lines = readFileSync(`${examplesFolder}/${file}`, 'utf8').trimEnd().split('\n')
    expect(lines.length).toBeLessThanOrEqual(20)
  })

  test.each(servers)(
    '%s suggests an allowed and a denied request, and does what it claims',
    async (file, claim) => {
      const preload = preloads[file]
      const program = await run(file, /\nDenied: .*\n.*\n/, {
        ...(preload !== undefined && { NODE_OPTIONS: `--import=${preload}` }),
      })
      onTestFinished(program.stop)
      const [url = '', port] = /http:\/\/127\.0\.0\.1:(\d+)/.exec(program.stdout) ?? []

      const { allowed, denied } = readSuggested(program.stdout)
      const [, found = ''] = /^look for "(.+)"$/.exec(allowed.claim) ?? []
      expect(found).not.toBe('')
      expect(await runCurl(allowed.command)).toContain(found)
      const [, is, named = ''] = /^(there is no|look for) "([^"]+)"/.exec(denied.claim) ?? []
      expect(named).not.toBe('')
      const response = await runCurl(denied.command)
      expect(response).toMatch(/^HTTP\/[12]/)
      expect(response.toLowerCase().includes(named.toLowerCase())).toBe(is === 'look for')

      await claim(url, program)

      expect(await isClosedElsewhere(Number(port))).toBe(true)
      expect(program.stderr).toBe('')
    },
  )

  test.each(servers)('%s says in one line that its port is taken', async (file) => {
    const other = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void other.close())
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo

    const program = await run(file, undefined, { PORT: String(port) })

    expect(program.stdout).toBe('')
    expect(program.stderr).toBe(`Port ${port} is taken. Try: PORT=${port + 1} node ${file}\n`)
    expect(await program.exit).toBe(1)
  })

  // The examples share the code that reads it.
  test.each(['', 'abc', '-1', '3000.5', '65536'])(
    'an example says in one line that %j is not a port',
    async (value) => {
      const program = await run('express.js', undefined, { PORT: value })

      expect(program.stdout).toBe('')
      expect(program.stderr).toBe(
        `PORT is ${JSON.stringify(value)}. It must be a port from 0 to 65535. Try: PORT=3000 node express.js\n`,
      )
      expect(await program.exit).toBe(1)
    },
  )

  test('an example does not suggest a port above the last one', async () => {
    const other = createServer().listen(65_535, '127.0.0.1')
    onTestFinished(() => void other.close())
    // If another program has the port, it is taken too.
    await Promise.race([once(other, 'listening'), once(other, 'error')]).catch(() => undefined)

    const program = await run('express.js', undefined, { PORT: '65535' })

    expect(program.stderr).toBe('Port 65535 is taken. Try: PORT=0 node express.js\n')
  })

  test('serverless.js shows what Lambda returns for three requests', async () => {
    const program = await run('serverless.js')

    const origin = {
      'access-control-allow-origin': 'https://app.example.com',
      'access-control-allow-credentials': 'true',
    }
    const shown = program.stdout.matchAll(/^(\w.*): (\d+) (\{[^}]*\})$/gm)
    expect(
      Array.from(shown, ([, title, status, headers = '']) => [
        title,
        Number(status),
        JSON.parse(headers) as unknown,
      ]),
    ).toEqual([
      ['Allowed', 200, origin],
      ['Denied, no CORS headers', 200, {}],
      [
        'Preflight',
        204,
        {
          ...origin,
          'access-control-allow-methods': 'GET,HEAD,PUT,PATCH,POST,DELETE',
          'access-control-max-age': '600',
        },
      ],
    ])
    expect(program.stderr).toBe('')
    expect(await program.exit).toBe(0)
  })

  test('mistake.js prints three mistakes, and the error below each', async () => {
    const program = await run('mistake.js')

    const printed = program.stdout.split(/^(?=cors\()/m)
    expect(printed).toEqual([
      expect.stringContaining('`origin[0]` is "https://app.example.com/"'),
      expect.stringContaining('Unknown option `origins`'),
      expect.stringContaining('`maxAge` is 600000'),
    ])
    expect(printed[1]).toContain('Write: origin\n')
    expect(printed[2]).toContain('`origin` is undefined')
    expect(await program.exit).toBe(0)
  })
})
