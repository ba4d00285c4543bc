import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { ending } from './ending.js'

const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url))
const folder = fileURLToPath(new URL('hanging', import.meta.url))

/** Counts the running programs by their connections. */
async function countPrograms(): Promise<{ port: string; running: () => number }> {
  let running = 0
  const server = createServer((socket) => {
    running += 1
    socket.on('error', () => undefined).on('close', () => (running -= 1))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { port: String(port), running: () => running }
}

it.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL'] as const)(
  'if tests hang, %s stops the programs that they started, and their children',
  { timeout: 120_000 },
  async (signal) => {
    const { port, running } = await countPrograms()
    const tests = spawn(process.execPath, [vitest, 'run', '--root', folder], {
      env: { PATH: process.env.PATH, PORT: port },
      stdio: 'ignore',
      signal: ending,
    })
    const ended = once(tests, 'exit')
    onTestFinished(() => {
      tests.kill('SIGKILL')
    })
    await expect.poll(running, { timeout: 60_000 }).toBe(2)

    tests.kill(signal)
    await ended

    await expect.poll(running, { timeout: 20_000 }).toBe(0)
  },
)
