import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { fileURLToPath } from 'node:url'
import { ending } from '../support/ending.js'

export interface RunningServer {
  readonly pid: number
  /**
   * Sends raw bytes, one per character.
   *
   * @returns everything that the server sent until it closed the connection
   */
  readonly send: (bytes: string) => Promise<string>
  /** Waits until the process ends by itself, and returns its exit status and standard error. */
  readonly end: () => Promise<{ readonly status: number | null; readonly stderr: string }>
}

/** Runs `server.js` while `use` runs, and stops it afterwards. */
export async function withServer(
  wanted: readonly string[],
  environment: Readonly<Record<string, string>>,
  use: (server: RunningServer) => Promise<void>,
): Promise<string> {
  const program = fileURLToPath(new URL('server.js', import.meta.url))
  const child = spawn(process.execPath, [program, ...wanted], {
    // The environment of vitest must not reach the program.
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: ending,
    killSignal: 'SIGKILL',
  })
  let stderr = ''
  child.stderr.setEncoding('latin1').on('data', (text: string) => {
    stderr += text
  })
  // Waits for `close` instead of `exit`, because all output has arrived by then.
  const closed = once(child, 'close') as Promise<[number | null]>
  try {
    const started = once(child.stdout.setEncoding('utf8'), 'data') as Promise<[string]>
    const port = await Promise.race([
      started.then(([text]) => Number(text)),
      closed.then(() => Promise.reject(new Error(`the server did not start\n${stderr}`))),
    ])
    await use({
      pid: child.pid ?? 0,
      send: (bytes) => exchangeBytes(port, bytes),
      end: async () => {
        const [status] = await closed
        return { status, stderr }
      },
    })
  } finally {
    child.kill('SIGKILL')
    await closed
  }
  return stderr
}

async function exchangeBytes(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1').setEncoding('latin1')
  let received = ''
  socket.on('data', (text: string) => {
    received += text
  })
  socket.on('error', () => undefined)
  socket.write(bytes, 'latin1')
  await once(socket, 'close')
  return received
}

/** The bytes of a request that asks the server to close the connection. */
export const request = (start: string, headers: Readonly<Record<string, string>>): string =>
  [
    `${start} HTTP/1.1`,
    'Host: localhost',
    'Connection: close',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '\r\n',
  ].join('\r\n')
