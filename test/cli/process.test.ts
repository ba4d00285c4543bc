import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync } from 'node:fs'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { programFile } from './program.js'
import { serve } from './servers.js'

describe('the process', () => {
  it('exits with its status and without errors if the reader closes the pipe', async () => {
    const url = await serve((_request, response) => response.end())
    const child = spawn(process.execPath, [programFile, 'check', url], { timeout: 20_000 })
    let errors = ''
    child.stdout.destroy()
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
    expect(await once(child, 'close')).toEqual([1, null])
    expect(errors).toBe('')
  })
})

describe.skipIf(!existsSync('/dev/full'))('a full disk', () => {
  it.each([[['--version']], [['check', 'http://localhost:1', '--json']]])(
    'is reported with status 2: %j',
    (args) => {
      const full = openSync('/dev/full', 'w')
      const { status, stderr } = spawnSync(process.execPath, [programFile, ...args], {
        stdio: ['ignore', full, 'pipe'],
        encoding: 'utf8',
      })
      closeSync(full)
      expect(status).toBe(2)
      expect(stderr).toMatch(/^allow-origin: cannot write the output: ENOSPC.*\n$/)
    },
  )
})

describe('the program, loaded in this process', () => {
  const { argv } = process
  const listeners = process.stdout.listeners('error')

  afterEach(() => {
    vi.restoreAllMocks()
    process.argv = argv
    for (const listener of process.stdout.listeners('error')) {
      if (!listeners.includes(listener)) process.stdout.off('error', listener as () => void)
    }
  })

  it('exits after everything is written', async () => {
    const done: string[] = []
    for (const name of ['stdout', 'stderr'] as const) {
      vi.spyOn(process[name], 'write').mockImplementation((text, then) => {
        done.push(`${name} ${String(text)}`)
        if (typeof then === 'function') queueMicrotask(then)
        return true
      })
    }
    const exited = new Promise((resolve) => {
      vi.spyOn(process, 'exit').mockImplementation((status) => {
        resolve(status)
        return undefined as never
      })
    })
    process.argv = ['node', 'allow-origin', 'chek']
    await import('../../src/cli.js')
    expect(await exited).toBe(2)
    process.stdout.emit('error', new Error('EPIPE'))
    expect(done).toEqual([
      'stderr allow-origin: unknown command "chek". Did you mean check?\n',
      'stdout ',
      'stderr ',
    ])
  })
})
