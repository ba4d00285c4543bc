import { describe, expect, it } from 'vitest'
import { run } from '../../src/cli/run.js'
import { page, runHere, runProgram } from './program.js'
import { serve, serveBytes } from './servers.js'

const allowing = (): Promise<string> =>
  serve((_request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*').end()
  })

const hasColors = (text: string): boolean => text.includes('\x1b[')

describe('colors', () => {
  it.each([
    ['are on in a terminal', true, {}, true],
    ['are off in a pipe', false, {}, false],
    ['are off in a terminal without colors', true, { TERM: 'dumb' }, false],
    ['are off if NO_COLOR is set', true, { NO_COLOR: '1' }, false],
    ['are on if NO_COLOR is empty', true, { NO_COLOR: '' }, true],
    ['are on in a pipe if FORCE_COLOR is set', false, { FORCE_COLOR: '1' }, true],
    ['are on in a pipe if FORCE_COLOR is empty', false, { FORCE_COLOR: '' }, true],
    ['are off if FORCE_COLOR is 0', true, { FORCE_COLOR: '0' }, false],
    ['are off if FORCE_COLOR is false', true, { FORCE_COLOR: 'false' }, false],
    ['are off if both are set', true, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
  ])('%s', async (_title, isTTY, env, expected) => {
    const { stdout } = await runHere(['check', await allowing()], { isTTY, env })
    expect(hasColors(stdout)).toBe(expected)
  })

  it('are never in JSON', async () => {
    const terminal = { isTTY: true, env: { FORCE_COLOR: '1' } }
    const { stdout } = await runHere(['check', await allowing(), '--json'], terminal)
    expect(hasColors(stdout)).toBe(false)
  })

  it.each([
    [{ FORCE_COLOR: '1' }, true],
    [{}, false],
  ])('follow the environment of the process: %j', async (env, expected) => {
    const { stdout } = await runProgram(['check', await allowing()], env)
    expect(hasColors(stdout)).toBe(expected)
  })
})

describe('the text fits', () => {
  const long = 'x'.repeat(300)
  const naming = (): Promise<string> =>
    serve((_request, response) => {
      response.setHeader('Access-Control-Allow-Origin', `https://${long}.example`).end()
    })
  const widest = (text: string): number =>
    Math.max(...text.split('\n').map((line) => (line.includes(long) ? 0 : line.length)))

  it.each([
    ['COLUMNS', { env: { COLUMNS: '60' } }, 60],
    ['COLUMNS in a terminal', { env: { COLUMNS: '100' }, isTTY: true, columns: 50 }, 100],
    ['the terminal', { isTTY: true, columns: 50 }, 50],
    ['80 columns', {}, 80],
    ['80 columns if COLUMNS is not a number', { env: { COLUMNS: 'x' } }, 80],
  ])('%s', async (_title, terminal, width) => {
    const text = (await runHere(['check', await naming()], { env: { NO_COLOR: '1' }, ...terminal }))
      .stdout
    // eslint-disable-next-line no-control-regex
    const plain = text.replace(/\x1b\[\d+m/g, '')
    expect(widest(plain)).toBeLessThanOrEqual(width)
    expect(widest(plain)).toBeGreaterThan(width - 20)
    expect(plain).toContain('…\n')
  })

  it('unless --verbose shows whole headers', async () => {
    const { stdout } = await runHere(['check', await naming(), '--verbose'])
    expect(stdout).toContain(`https://${long}.example\n`)
    expect(stdout).toContain('✓ A script can make this GET request.')
  })

  it('and has the verdict first, then what decided it', async () => {
    const { stdout } = await runHere(['check', await naming()])
    expect(stdout).toMatch(
      /^Blocked: GET .+\n.*\n\n {2}→ GET .+\n {2}← 200\n {2}✗ The response allows/,
    )
    expect(stdout).not.toContain('A script can make this GET request.')
    expect(stdout).toContain('To see every step and header, add --verbose.')
  })
})

describe('an internal error', () => {
  it('gives status 2 and one line', async () => {
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
    expect(stderr).toBe('allow-origin: internal error: Error: no\\u{a}space\n')
  })
})

describe('JSON', () => {
  it('is an explanation in one object', async () => {
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

  it('names the failed step and the needed headers', async () => {
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

describe('untrusted text cannot move the cursor or forge a line', () => {
  const hostile = 'HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: \x9b2J\x85Allowed\xad\r\n\r\n'

  it('from a server, in text', async () => {
    const url = await serveBytes((socket) => socket.write(hostile, 'latin1'))
    const { stdout } = await runHere(['check', url])
    expect(stdout).toContain(String.raw`\u{9b}2J\u{85}Allowed\u{ad}`)
    expect(stdout).not.toMatch(/[\x7f-\x9f\xad]/)
  })

  it('from a server, in JSON, which parses to the original text', async () => {
    const url = await serveBytes((socket) => socket.write(hostile, 'latin1'))
    const { stdout } = await runHere(['check', url, '--json'])
    expect(stdout).toMatch(/^[\n\x20-\x7e]+$/)
    expect(JSON.parse(stdout)).toMatchObject({
      exchanges: [{ response: { headers: [[expect.anything(), '\x9b2J\x85Allowed\xad']] } }],
    })
  })

  it('from an argument', async () => {
    const { stderr } = await runHere(['check', 'http://localhost', '--\x9b2J\nAllowed'])
    expect(stderr).toBe(
      String.raw`allow-origin: unknown option "--\u{9b}2J\nAllowed". See --help.` + '\n',
    )
  })
})
