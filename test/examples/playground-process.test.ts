import { Agent, get } from 'node:http'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { ask, corsHeaders, isClosedElsewhere } from './ask.js'
import { playground, startPlayground } from './playground.js'
import { run } from './run-program.js'

const hasIpv6 = Object.values(networkInterfaces())
  .flat()
  .some((one) => one?.address === '::1')

describe("the playground's process", { timeout: 30_000 }, () => {
  let pagePort: string
  let apiPort: string
  let printed: string

  beforeAll(async () => {
    const { program, ...ports } = await startPlayground()
    ;({ pagePort, apiPort } = ports)
    printed = program.stdout
    return program.stop
  }, 30_000)

  test('prints what to open, and four requests to its API with what came back', async () => {
    const [url, host] = [`http://127.0.0.1:${apiPort}/items`, `api.localhost:${apiPort}`]
    const preflight = { 'Access-Control-Request-Method': 'PUT' }
    const lines = [
      `Open http://localhost:${pagePort} to see why a browser blocks a request. Ctrl-C stops it.`,
      '',
      `The API at http://${host}/items uses cors({ origin: 'https://app.example.com' }):`,
    ]
    for (const [title, method, headers] of [
      ['GET', 'GET', {}],
      ['Preflight for PUT', 'OPTIONS', preflight],
    ] as const) {
      for (const [origin, verdict] of [
        ['https://app.example.com', 'allowed'],
        ['https://other.example', 'denied'],
      ] as const) {
        const { status, headers: received } = await ask(url, {
          method,
          headers: { Host: host, Origin: origin, ...headers },
        })
        const { vary, ...allows } = corsHeaders(received)
        lines.push(
          `${title} from ${origin}: ${status}, ${verdict} (vary: ${String(vary)})`,
          ...Object.entries(allows).map(([name, value]) => `  ${name}: ${String(value)}`),
        )
      }
    }

    expect(printed.split('\n')).toEqual([...lines, ''])
    expect(lines).toHaveLength(10)
    expect(
      printed.match(/^ {2}access-control-allow-origin: https:\/\/app\.example\.com$/gm),
    ).toHaveLength(2)
  })

  test('leaves no files behind, even if it is killed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'test-of-playground-'))
    onTestFinished(() => {
      rmSync(folder, { recursive: true })
    })
    const { stop } = await run(playground, /^Open/, { TMPDIR: folder })
    await stop()

    expect(readdirSync(folder)).toEqual([])
  })

  test('listens only on loopback', async () => {
    expect(await isClosedElsewhere(Number(pagePort))).toBe(true)
    expect(await isClosedElsewhere(Number(apiPort))).toBe(true)
  })

  describe.skipIf(!hasIpv6)('listens at both addresses of localhost, so', () => {
    test('the page and the API respond at [::1] too', async () => {
      const page = { headers: { Host: `localhost:${pagePort}` } }
      expect((await ask(`http://[::1]:${pagePort}/`, page)).status).toBe(200)
      const api = { headers: { Host: `api.localhost:${apiPort}` } }
      expect((await ask(`http://[::1]:${apiPort}/items`, api)).status).toBe(200)
    })

    test('http://[::1] redirects to the page', async () => {
      const { status, headers } = await ask(`http://[::1]:${pagePort}/`)
      expect([status, headers.location]).toEqual([302, `http://localhost:${pagePort}/`])
    })
  })

  const taken = [
    ['PORT', '127.0.0.1'],
    ['API_PORT', '127.0.0.1'],
    ['PORT', '0.0.0.0'],
    ['PORT', '::1'],
    ['API_PORT', '::1'],
    ['PORT', '::'],
  ] as const
  test.each(taken.filter(([, host]) => hasIpv6 || !host.startsWith(':')))(
    'says in one line that the port from %s is taken at %s, and exits with 1',
    async (variable, host) => {
      const other = createServer().listen(0, host)
      onTestFinished(() => void other.close())
      await once(other, 'listening')
      const port = String((other.address() as AddressInfo).port)

      const second = await run(playground, undefined, { [variable]: port })
      onTestFinished(second.stop)

      expect(second.stderr).toBe(`Port ${port} is taken. Set ${variable} to another one.\n`)
      expect(second.stdout).toBe('')
      expect(await second.exit).toBe(1)
    },
  )

  test.each(['abc', '70000', '-1', '3000.5', ''])(
    'says in one line that %j is not a port',
    async (value) => {
      const second = await run(playground, undefined, { PORT: value })
      onTestFinished(second.stop)
      expect(second.stderr).toBe(
        `PORT is ${JSON.stringify(value)}. It must be a port from 0 to 65535.\n`,
      )
      expect(await second.exit).toBe(1)
    },
  )

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'exits with 0 on %s, even with open connections',
    async (signal) => {
      const { program, pagePort: port } = await startPlayground()
      onTestFinished(program.stop)
      const agent = new Agent({ keepAlive: true })
      onTestFinished(() => {
        agent.destroy()
      })
      const [response] = (await once(get(`http://127.0.0.1:${port}/`, { agent }), 'response')) as [
        NodeJS.ReadableStream,
      ]
      await once(response.resume(), 'end')

      process.kill(program.pid, signal)

      expect(await program.exit).toBe(0)
      expect(program.stderr).toBe('')
    },
  )
})
