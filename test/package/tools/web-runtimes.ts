import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { env } from 'node:process'
import { createInterface } from 'node:readline'
import { build, type BuildOptions } from 'esbuild'
import { Miniflare, type MiniflareOptions } from 'miniflare'
import { repository } from '../tarball.js'
import type { Running } from '../../integration/framework.js'

const tool = (path: string): string => join(import.meta.dirname, 'node_modules', path)

export const bun = [tool('bun/bin/bun.exe'), '--no-install']
export const deno = [tool('deno/deno')]
export const denoOptions = [
  '--no-prompt',
  '--no-remote',
  '--cached-only',
  '--node-modules-dir=manual',
]

/** Starts a server, and reads the port from its output. */
export async function startProgram(
  [file = '', ...parameters]: readonly string[],
  cwd: string,
): Promise<Running> {
  const server = spawn(file, parameters, {
    cwd,
    env: { PATH: env.PATH, HOME: cwd, PORT: '0', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = once(server, 'exit')
  const close = async (): Promise<void> => {
    server.kill('SIGKILL')
    await exited
  }
  // Deno prints the port on standard error.
  const printed = [server.stdout, server.stderr].map(async (stream) => {
    for await (const line of createInterface(stream)) {
      const port = /http:\/\/(?:127\.0\.0\.1|localhost):(\d+)/.exec(line)?.[1]
      if (port !== undefined) return Number(port)
    }
    throw new Error(`${file} ended before it listened.`)
  })
  try {
    return { port: await Promise.any(printed), close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Starts a worker in workerd. */
export async function startWorker(
  options: MiniflareOptions,
): Promise<Running & { readonly worker: Miniflare }> {
  const worker = new Miniflare({ host: '127.0.0.1', port: 0, ...options })
  const { port } = await worker.ready
  return { port: Number(port), close: () => worker.dispose(), worker }
}

const entry = 'allow-origin/fetch'
const forWorkers: BuildOptions = {
  platform: 'browser',
  conditions: ['workerd', 'worker', 'browser'],
}
const forEveryRuntime: BuildOptions = { platform: 'neutral', mainFields: ['module', 'main'] }

/**
 * Bundles code with the package that is installed in a project, or with no package. A Node module in it would be an error.
 */
export async function bundleWeb(
  contents: string,
  project: string | undefined,
  forWorker: boolean,
): Promise<string> {
  const result = await build({
    stdin: { contents, resolveDir: join(repository, 'test/integration'), loader: 'ts' },
    ...(project === undefined
      ? { external: [entry] }
      : { alias: { [entry]: join(project, 'node_modules/allow-origin/dist/fetch.js') } }),
    bundle: true,
    format: 'esm',
    write: false,
    ...(forWorker ? forWorkers : forEveryRuntime),
  })
  return result.outputFiles?.[0]?.text ?? ''
}
