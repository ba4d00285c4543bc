import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { createInterface } from 'node:readline'
import { listen, type Running } from '../framework.js'

/** A port that was free a moment ago, for programs that cannot pick one. */
export async function findFreePort(): Promise<number> {
  const { port, close } = await listen(createServer())
  await close()
  return port
}

/** Starts a Node program in production mode, and reads its port from what it prints. */
export async function startOnNode(
  parameters: readonly string[],
  cwd: string,
  port = 0,
): Promise<Running> {
  const server = spawn(process.execPath, parameters, {
    cwd,
    env: { ...process.env, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(port) },
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 600_000,
  })
  const close = async (): Promise<void> => {
    const exited = once(server, 'exit')
    server.kill('SIGKILL')
    await exited
  }
  for await (const line of createInterface(server.stdout)) {
    const found = /http:\/\/(?:127\.0\.0\.1|localhost):(\d+)/.exec(line)?.[1]
    if (found) return { port: Number(found), close }
  }
  throw new Error(`${parameters.join(' ')} ended before it listened.`)
}
