import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, onTestFinished, test } from 'vitest'
import { ask, isClosedElsewhere } from './examples/ask.js'
import { claims } from './examples/claims.js'
import { examplesFolder, run } from './examples/run-program.js'

const files = readdirSync(examplesFolder).filter((name) => name.endsWith('.js'))
const servers = Object.entries(claims)

// A program may take longer to start where the machine is busy.
describe('the examples', { timeout: 30_000 }, () => {
  test('are all tried here', () => {
    expect([...Object.keys(claims), 'mistake.js'].sort()).toEqual(files.sort())
  })

  test.each(files)('%s has under 30 lines', (file) => {
    const lines = readFileSync(`${examplesFolder}/${file}`, 'utf8').trimEnd().split('\n')
    expect(lines.length).toBeLessThan(30)
  })

  test.each(servers)(
    '%s starts, says what to try, and does what it claims',
    async (file, claim) => {
      const program = await run(file, /\n/)
      onTestFinished(program.stop)
      expect(program.stdout).toMatch(/^Try\b[^\n]* curl -i [^\n]*\n$/)
      const [url = '', port] = /http:\/\/127\.0\.0\.1:(\d+)/.exec(program.stdout) ?? []

      await claim(url, program)

      expect(await isClosedElsewhere(Number(port))).toBe(true)
      expect(program.stderr).toBe('')
    },
  )

  // The command for http2.js speaks HTTP/2 without an upgrade; its claim above does too.
  test.each(servers.filter(([file]) => file !== 'http2.js'))(
    '%s prints a command that succeeds',
    async (file) => {
      const program = await run(file, /\n/)
      onTestFinished(program.stop)
      const [command = ''] = /\bcurl -i .*/.exec(program.stdout) ?? []
      const [url = ''] = /http:\/\/127[^\s']*/.exec(command) ?? []
      const [, method = 'GET'] = /-X (\w+)/.exec(command) ?? []
      const headers = [...command.matchAll(/-H '([\w-]+): ([^']+)'/g)]
      const { status } = await ask(url, {
        method,
        headers: Object.fromEntries(headers.map(([, name = '', value]) => [name, value])),
      })
      expect(status).toBe(file === 'websocket.js' ? 101 : 200)
    },
  )

  test('mistake.js shows three refusals, each below the options that it is about', async () => {
    const program = await run('mistake.js')
    onTestFinished(program.stop)

    const told = program.stdout.split(/^(?=cors\()/m)
    expect(told).toEqual([
      expect.stringContaining('`origin[0]` is "https://app.example.com/"'),
      expect.stringContaining('Unknown option `origins`'),
      expect.stringContaining('`maxAge` is 600000'),
    ])
    expect(told[1]).toContain('Write: origin\n')
    expect(told[2]).toContain('`origin` is undefined')
    expect(await program.exit).toBe(0)
  })
})
