import type { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { explainFailure } from '../../src/cli/failures.js'
import { freePort } from '../support/free-port.js'
import { runHere, runProgram } from './program.js'
import { serve, serveBytes } from './servers.js'

const head = 'HTTP/1.1 200 OK\r\n'
const notWhole = 'the response is not valid HTTP/1.1'
const closed =
  'the server closed the connection before the response was complete. Is it an https: server?'

describe('without a valid HTTP response, check prints one line and exits with 2:', () => {
  it.each<readonly [string, (socket: Socket) => unknown, string]>([
    [
      'another protocol',
      (socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'),
      'the response is not HTTP/1.1. Is it an https: server, or not an HTTP server at all?',
    ],
    ['a closed connection', (socket) => socket.end(), closed],
    ['a reset', (socket) => socket.resetAndDestroy(), closed],
    ['half a header', (socket) => socket.end(`${head}Access-Control-Al`), closed],
    [
      'headers without an end',
      (socket) => socket.write(head + 'X-A: '.padEnd(300_000, 'a')),
      'the response headers are longer than browsers accept',
    ],
    [
      'a zero byte in a header',
      (socket) => socket.write(`${head}X-A: a\0b\r\n\r\n`),
      `${notWhole} (a header contains a zero byte)`,
    ],
    [
      'an invalid status',
      (socket) => socket.write('HTTP/1.1 999999 OK\r\n\r\n'),
      `${notWhole} (Parse Error: Invalid response status)`,
    ],
    [
      'a switch to another protocol',
      (socket) => socket.write('HTTP/1.1 101 S\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'),
      'the status 101 is not a final response',
    ],
    [
      'a status of zero',
      (socket) => socket.write('HTTP/1.1 000 OK\r\n\r\n'),
      'the status 0 is not a final response',
    ],
  ])('%s', async (_title, answer, message) => {
    const url = await serveBytes(answer)
    expect(await runHere(['check', url])).toEqual({
      status: 2,
      stdout: '',
      stderr: `allow-origin: GET ${url}/: ${message}\n`,
    })
  })

  it.each<readonly [string, (socket: Socket) => unknown]>([
    ['a server that sends nothing', () => undefined],
    [
      'a server whose headers never end',
      (socket) => {
        const timer = setInterval(() => socket.write('X-A: a\r\n'), 20)
        socket.on('close', () => {
          clearInterval(timer)
        })
        return socket.write(head)
      },
    ],
  ])('%s, after the time limit', async (_title, answer) => {
    const url = await serveBytes(answer)
    const { status, stderr } = await runProgram(['check', url, '--timeout', '0.3'])
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: `allow-origin: GET ${url}/: no response within 0.3 seconds. To wait longer, set --timeout\n`,
    })
  })

  it('slow redirects, after the time limit for the whole check', async () => {
    const url = await serve((_request, response) => {
      response.setHeader('Access-Control-Allow-Origin', '*').setHeader('Location', '/')
      setTimeout(() => response.writeHead(302).end(), 100)
    })
    const { status, stderr } = await runHere(['check', url, '--timeout', '0.3'])
    expect(status).toBe(2)
    expect(stderr).toContain('no response within 0.3 seconds')
  })

  it('a preflight without a response', async () => {
    const url = await serveBytes((socket) => socket.end())
    const { status, stderr } = await runHere(['check', url, '--method', 'PUT'])
    expect(status).toBe(2)
    expect(stderr).toBe(`allow-origin: the preflight OPTIONS ${url}/: ${closed}\n`)
  })

  it('a request without a response, after its preflight passed', async () => {
    const url = await serve((request, response) => {
      response.setHeader('Access-Control-Allow-Origin', '*')
      response.setHeader('Access-Control-Allow-Methods', 'PUT')
      if (request.method === 'OPTIONS') response.end()
      else response.destroy()
    })
    const { status, stderr } = await runHere(['check', url, '--method', 'PUT', '--send'])
    expect(status).toBe(2)
    expect(stderr).toBe(`allow-origin: PUT ${url}/ (after its preflight passed): ${closed}\n`)
  })

  it('a server that is not running, also with --json', async () => {
    const url = `http://127.0.0.1:${await freePort()}`
    const message = `GET ${url}/: nothing is listening on ${new URL(url).host}. Is the server running?`
    expect(await runProgram(['check', url])).toEqual({
      status: 2,
      stdout: '',
      stderr: `allow-origin: ${message}\n`,
    })
    const { status, stdout, stderr } = await runProgram(['check', url, '--json'])
    expect({ status, stderr }).toEqual({ status: 2, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({
      verdict: 'unknown',
      error: { code: 'connection-refused', message },
    })
  })

  it('a header that Node cannot send', async () => {
    const url = await serve((_request, response) => {
      response.setHeader('Access-Control-Allow-Origin', '*')
      response.setHeader('Access-Control-Allow-Headers', '*').end()
    })
    const { status, stdout, stderr } = await runHere(['check', url, '--header', 'X-A: \x1b[31m'])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toBe(
      `allow-origin: GET ${url}/ (after its preflight passed): Invalid character in header content ["X-A"]\n`,
    )
  })
})

describe('a network failure is explained by its code', () => {
  it.each([
    ['ENOTFOUND', 'host not found: api.example. Is it spelled correctly?'],
    ['EAI_AGAIN', 'could not look up the host api.example. Are you online?'],
    ['EHOSTUNREACH', 'api.example cannot be reached'],
    ['ENETUNREACH', 'api.example cannot be reached'],
    ['ETIMEDOUT', 'api.example cannot be reached'],
    ['HPE_INVALID_CONSTANT', 'the response is not HTTP/1.1'],
    [
      'ECONNRESET',
      'the server closed the connection before the response was complete. Is it an http: server?',
    ],
    ['EPROTO', 'the TLS connection failed. Is it an http: server?'],
    ['EUNKNOWN', 'it said $&'],
  ])('%s', (code, message) => {
    const error = Object.assign(new Error('it said $&'), { code })
    expect(explainFailure(error, 'https://api.example/items')).toBe(message)
  })

  it.each([
    ['without a message', Object.assign(new AggregateError([]), { code: 'EODD' }), 'EODD'],
    ['without an error', undefined, 'unknown error'],
  ])('%s', (_title, error, message) => {
    expect(explainFailure(error, 'https://api.example/items')).toBe(message)
  })
})
