import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeWebFramework } from '../describe-framework.js'
import { overHttp1 } from '../exchange.js'
import { everyPath, type Running } from '../framework.js'
import { app, stranger } from '../requests.js'
import { remoteFramework } from '../web-remote.js'
import { linkPackages, repository, writeCases } from './web-cases.js'

const installed = join(import.meta.dirname, 'node_modules')
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'allow-origin-sveltekit-'))
  await cp(join(import.meta.dirname, 'sveltekit/app'), folder, { recursive: true })
  await cp(join(repository, 'examples/fetch/sveltekit.js'), join(folder, 'src/example.js'))
  await writeCases(join(folder, 'src/cases.js'))
  const names = ['@sveltejs/adapter-node', '@sveltejs/kit', 'svelte', 'vite']
  await linkPackages(folder, Object.fromEntries(names.map((name) => [name, join(installed, name)])))
  const program = join(installed, 'vite/bin/vite.js')
  const env = { ...process.env, NODE_ENV: 'production' } as const
  await promisify(execFile)(process.execPath, [program, 'build'], {
    cwd: folder,
    env,
    timeout: 100_000,
  })
})

// Also after a failed build.
afterAll(() => rm(folder, { recursive: true }))

async function start(): Promise<Running> {
  const server = spawn(process.execPath, ['build'], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: '0' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const close = async (): Promise<void> => {
    const exited = once(server, 'exit')
    server.kill('SIGKILL')
    await exited
  }
  for await (const line of createInterface(server.stdout)) {
    const port = /http:\/\/127\.0\.0\.1:(\d+)/.exec(line)?.[1]
    if (port) return { port: Number(port), close }
  }
  throw new Error('SvelteKit ended before it listened.')
}

describeWebFramework(
  remoteFramework('SvelteKit, `handle`', start, {
    // Its own 304 has only some of the headers of the response, and CORS headers are not among them.
    paths: { ...everyPath, cached: null },
    removedHeaders: [],
  }),
)

describe('the example for SvelteKit', () => {
  let running: Running
  beforeAll(async () => {
    running = await start()
    return running.close
  })

  it('is what the page says', async () => {
    const page = await readFile(join(repository, 'docs/fetch.md'), 'utf8')
    const [, block = ''] = /^```javascript\n([\s\S]*?)^```$/m.exec(page) ?? []
    const example = await readFile(join(folder, 'src/example.js'), 'utf8')
    const code = example.replaceAll(/^(?:\/\/|\/\*\*) .*\n+/gm, '')

    expect(code).toBe(block)
  })

  it.each([
    ['GET', app, 200, app],
    ['GET', stranger, 200, undefined],
    ['OPTIONS', app, 204, app],
    ['OPTIONS', stranger, 204, undefined],
  ])('responds to %s from %s', async (method, origin, status, allowed) => {
    const headers = { Origin: origin, 'Access-Control-Request-Method': 'PUT' }
    const response = await overHttp1(running.port, { method, path: '/item', headers })

    expect(response.status).toBe(status)
    expect(response.headers['access-control-allow-origin']).toBe(allowed)
  })
})
