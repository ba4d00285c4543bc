import { fork, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { text } from 'node:stream/consumers'
import { badPorts } from '../../src/protocol/bad-ports.js'
import { root } from './pieces.js'

const preload = new URL('serve-at.js', import.meta.url).href

/** What the pages take from the environment, as it often looks. */
const environment = {
  ...process.env,
  ORIGINS: 'https://app.example.com, https://admin.example.com,',
}

const argumentsFor = (code: string): string[] => [
  '--import',
  preload,
  code.includes('require(') ? '--input-type=commonjs' : '--input-type=module',
  '--eval',
  code,
]

export interface Ended {
  readonly status: number | null
  readonly output: string
}

/** Runs a block of JavaScript to its end. */
export const runCode = (code: string, env: NodeJS.ProcessEnv = environment): Promise<Ended> =>
  ended(
    spawn(process.execPath, argumentsFor(code), {
      cwd: root,
      env,
      timeout: 15_000,
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  )

/** Runs a command while the server of a block listens. Both name it `localhost:3000`. */
export async function runCommand(command: string, server: string): Promise<Ended> {
  const port = await freePort()
  const serving = fork('', [], {
    cwd: root,
    execPath: process.execPath,
    execArgv: argumentsFor(server),
    env: { ...environment, DOCUMENTATION_PORT: String(port) },
    stdio: 'pipe',
  })
  try {
    await once(serving, 'message', { signal: AbortSignal.timeout(15_000) })
    const shell = `npx() { shift; "${process.execPath}" dist/cli.js "$@"; }\n${command}`
    const { status, output } = await ended(
      spawn('bash', ['-c', shell.replaceAll('localhost:3000', `localhost:${port}`)], {
        cwd: root,
        env: environment,
        timeout: 15_000,
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    )
    return { status, output: output.replaceAll(`localhost:${port}`, 'localhost:3000') }
  } finally {
    serving.kill()
  }
}

async function ended(child: ChildProcess): Promise<Ended> {
  const [, ...texts] = await Promise.all([
    once(child, 'close'),
    ...[child.stdout, child.stderr].map((stream) => (stream === null ? '' : text(stream))),
  ])
  return { status: child.exitCode, output: texts.join('') }
}

/** A port of four digits, as those of the pages: lines must not wrap elsewhere. Browsers must not block it. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 3001 + Math.floor(Math.random() * 6000)
    if (badPorts.has(port)) continue
    const server = createServer()
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('error', () => {
        resolve(false)
      })
      server.listen(port, () => {
        resolve(true)
      })
    })
    server.close()
    if (isFree) return port
  }
}
