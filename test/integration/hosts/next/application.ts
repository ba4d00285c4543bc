import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import type next from 'next'
import type { Running } from '../../framework.js'
import { linkPackages, repository, writeCases } from '../web-cases.js'

const require = createRequire(import.meta.url)
const packageFolder = (name: string): string => dirname(require.resolve(`${name}/package.json`))
const program = join(packageFolder('next'), 'dist/bin/next')
const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } as const

/** Creates the application for a custom server. It uses `require`, because the types do not match the ES module. */
export const createApplication = require('next') as typeof next.default

export const makeFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'allow-origin-next-'))

/** Copies the application to a folder, links the packages that it needs, and builds it there. */
export async function build(folder: string): Promise<void> {
  await cp(join(import.meta.dirname, 'app'), folder, { recursive: true })
  await cp(join(repository, 'examples/fetch/next.js'), join(folder, 'app/items/route.js'))
  await writeCases(join(folder, 'cases.js'))
  const names = ['next', 'react', 'react-dom']
  await linkPackages(folder, Object.fromEntries(names.map((name) => [name, packageFolder(name)])))
  await promisify(execFile)(process.execPath, [program, 'build', folder], { env, timeout: 300_000 })
}

/** Runs `next start`, and reads the port from its output. */
export async function start(folder: string): Promise<Running> {
  const options = ['--port', '0', '--hostname', '127.0.0.1']
  const server = spawn(process.execPath, [program, 'start', folder, ...options], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const close = async (): Promise<void> => {
    const exited = once(server, 'exit')
    server.kill()
    await exited
  }
  for await (const line of createInterface(server.stdout)) {
    const port = /http:\/\/127\.0\.0\.1:(\d+)/.exec(line)?.[1]
    if (port) return { port: Number(port), close }
  }
  throw new Error('next start ended before it listened.')
}
