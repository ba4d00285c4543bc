import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { ending } from './support/ending.js'

/** Shared by the programs: predicates and delegates that never return an answer and do not keep the process alive. */
const never = `
  import { get, createServer } from 'node:http'
  import { cors, createPolicy } from 'allow-origin'

  const promised = () => new Promise(() => {})
  const calledBack = (_first, _callback) => {}
`

/** A server that closes after its only client disconnects without a response. */
const server = (middleware: string): string => `
  ${never}
  const server = createServer((request, response) => {
    ${middleware}(request, response, () => response.end())
    client.destroy()
    response.once('close', () => server.close())
  })
  let client
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address()
    client = get({ host: '127.0.0.1', port, headers: { Origin: 'https://app.example.com' } })
    client.on('error', () => {})
  })
`

interface Ended {
  readonly status: number | null
  readonly stderr: string
}

/** Runs a program until it ends, or until it prints `until`. Then its status is `null`. */
async function run(program: string, until?: string): Promise<Ended> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: 10_000,
    signal: ending,
    killSignal: 'SIGKILL',
  })
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
    if (until !== undefined && stderr.includes(until)) child.kill('SIGKILL')
  })
  const [status] = (await once(child, 'close')) as [number | null]
  return { status, stderr }
}

describe('a closed server exits after its client disconnects, even without an answer from', () => {
  it.each([
    ['a predicate with a promise', 'cors({ origin: promised })'],
    ['a predicate with a callback', 'cors({ origin: calledBack })'],
    ['a delegate with a promise', 'cors(promised)'],
    ['a delegate with a callback', 'cors(calledBack)'],
  ])('%s', async (_, middleware) => {
    expect(await run(server(middleware))).toEqual({ status: 0, stderr: '' })
  })
})

describe('a pending `policy.allows` keeps the process alive', () => {
  it.each(['promised', 'calledBack'])('with the predicate `%s`', async (origin) => {
    const program = `
      ${never}
      const answer = createPolicy({ origin: ${origin} }).allows('https://app.example.com')
      // This timer does not keep the process alive. It prints if something else does.
      setTimeout(() => console.error('still waiting'), 200).unref()
      await answer
    `

    expect(await run(program, 'still waiting')).toEqual({ status: null, stderr: 'still waiting\n' })
  })
})

describe('a live policy does not keep the process alive', () => {
  it.each([
    ['between two loads', 'load: () => ({ origin: false }), every: 3600'],
    ['while it loads every few milliseconds', 'load: () => ({ origin: false }), every: 0.005'],
    [
      'while a load hangs',
      'load: () => (first ? ((first = false), { origin: false }) : new Promise(() => {})), every: 0.005',
    ],
    [
      'while it warns',
      "load: () => { if (first) { first = false; return { origin: false } } throw new Error('away') }, every: 0.005, onError: () => {}",
    ],
  ])('%s', async (_, options) => {
    const program = `
      import { createLivePolicy } from 'allow-origin'
      let first = true
      const live = await createLivePolicy({ ${options} })
      await new Promise((resolve) => setTimeout(resolve, 50))
      if (typeof live.current.allows('https://app.example.com') !== 'boolean') throw new Error('no policy')
    `

    expect(await run(program)).toEqual({ status: 0, stderr: '' })
  })
})
