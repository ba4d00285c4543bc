import { describe, expect, it } from 'vitest'
import { run } from '../../src/cli/run.js'
import { page, runHere, runProgram } from './program.js'
import { serve, serveBytes } from './servers.js'

const allowing = (): Promise<string> =>
  serve((_request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*').end()
  })

const hasColors = (text: string): boolean => text.includes('\x1b[')

describe('colours', () => {
  it.each([
    ['on a terminal', true, {}, true],
    ['not on a pipe', false, {}, false],
    ['not on a terminal that has none', true, { TERM: 'dumb' }, false],
    ['not where NO_COLOR is set', true, { NO_COLOR: '1' }, false],
    ['also where NO_COLOR is empty', true, { NO_COLOR: '' }, true],
    ['on a pipe where FORCE_COLOR is set', false, { FORCE_COLOR: '1' }, true],
    ['on a pipe where FORCE_COLOR is empty', false, { FORCE_COLOR: '' }, true],
    ['not where FORCE_COLOR is 0', true, { FORCE_COLOR: '0' }, false],
    ['not where FORCE_COLOR is false', true, { FORCE_COLOR: 'false' }, false],
    ['not where both are set', true, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
  ])('%s', async (_title, isTTY, env, expected) => {
    const { stdout } = await runHere(['check', await allowing()], { isTTY, env })
    expect(hasColors(stdout)).toBe(expected)
  })

  it('never in JSON', async () => {
    const terminal = { isTTY: true, env: { FORCE_COLOR: '1' } }
    const { stdout } = await runHere(['check', await allowing(), '--json'], terminal)
    expect(hasColors(stdout)).toBe(false)
  })

  it.each([
    [{ FORCE_COLOR: '1' }, true],
    [{}, false],
  ])('of the process, with %j', async (env, expected) => {
    const { stdout } = await runProgram(['check', await allowing()], env)
    expect(hasColors(stdout)).toBe(expected)
  })
})

describe('a fault of the program', () => {
  it('is no verdict, and one line', async () => {
    let stderr = ''
    const status = await run(['--version'], {
      stdout: {
        write: () => {
          throw new Error('no\nspace')
        },
      },
      stderr: { write: (text) => (stderr += text) },
      env: {},
    })
    expect(status).toBe(2)
    expect(stderr).toBe('allow-origin: a fault of its own: Error: no\\u{a}space\n')
  })
})

describe('JSON', () => {
  it('is an explanation, in one object', async () => {
    const url = await allowing()
    const { status, stdout } = await runProgram(['check', url, '--origin', page, '--json'])
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      allowed: true,
      verdict: 'allowed',
      preflight: false,
      request: { url: `${url}/`, origin: page, method: 'GET', headers: [], credentials: false },
      exposedHeaders: [],
      needed: [],
      exchanges: [{ request: { method: 'GET' }, response: { status: 200 } }],
    })
  })

  it('names the failing step, and what is needed', async () => {
    const url = await serve((_request, response) => response.end())
    const { status, stdout } = await runHere(['check', url, '--origin', page, '--json'])
    expect(status).toBe(1)
    const { steps, needed } = JSON.parse(stdout) as {
      readonly steps: readonly object[]
      readonly needed: unknown
    }
    expect(steps.at(-1)).toMatchObject({ outcome: 'fail', reason: 'allow-origin-missing' })
    expect(needed).toEqual([['Access-Control-Allow-Origin', page]])
  })
})

describe('what comes from a server moves no cursor and forges no line', () => {
  const hostile = 'HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: \x9b2J\x85Allowed\xad\r\n\r\n'

  it('in text', async () => {
    const url = await serveBytes((socket) => socket.write(hostile, 'latin1'))
    const { stdout } = await runHere(['check', url])
    expect(stdout).toContain(String.raw`\u{9b}2J\u{85}Allowed\u{ad}`)
    expect(stdout).not.toMatch(/[\x7f-\x9f\xad]/)
  })

  it('in JSON, which is the same when it is read', async () => {
    const url = await serveBytes((socket) => socket.write(hostile, 'latin1'))
    const { stdout } = await runHere(['check', url, '--json'])
    expect(stdout).toMatch(/^[\n\x20-\x7e]+$/)
    expect(JSON.parse(stdout)).toMatchObject({
      exchanges: [{ response: { headers: [[expect.anything(), '\x9b2J\x85Allowed\xad']] } }],
    })
  })

  it('nor what is given as an argument', async () => {
    const { stderr } = await runHere(['check', 'http://localhost', '--\x9b2J\nAllowed'])
    expect(stderr).toBe(
      String.raw`allow-origin: there is no option "--\u{9b}2J\nAllowed": see --help` + '\n',
    )
  })
})
