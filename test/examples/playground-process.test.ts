import { Agent, get } from 'node:http'
import { once } from 'node:events'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { isClosedElsewhere } from './ask.js'
import { playground, startPlayground } from './playground.js'
import { run } from './run-program.js'

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

  test('prints its address and how to stop it', () => {
    expect(printed).toBe(
      `\nOpen      http://localhost:${pagePort}\n` +
        `The API   http://api.localhost:${apiPort}\nCtrl-C stops both.\n\n`,
    )
  })

  test('listens only on loopback', async () => {
    expect(await isClosedElsewhere(Number(pagePort))).toBe(true)
    expect(await isClosedElsewhere(Number(apiPort))).toBe(true)
  })

  test.each([
    ['PORT', () => pagePort],
    ['API_PORT', () => apiPort],
  ])(
    'says in one line that the port from %s is taken, and exits with 1',
    async (variable, taken) => {
      const second = await run(playground, undefined, { [variable]: taken() })
      onTestFinished(second.stop)
      expect(second.stderr).toBe(`Port ${taken()} is taken. Set ${variable} to another one.\n`)
      expect(second.stdout).toBe('')
      expect(await second.exit).toBe(1)
    },
  )

  test.each(['abc', '70000', '-1', ''])('says in one line that %j is not a port', async (value) => {
    const second = await run(playground, undefined, { PORT: value })
    onTestFinished(second.stop)
    expect(second.stderr).toBe(
      `PORT is ${JSON.stringify(value)}. It must be a port from 0 to 65535.\n`,
    )
    expect(await second.exit).toBe(1)
  })

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
