import type { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { explainFailure } from '../../src/cli/failures.js'
import { freePort } from '../support/free-port.js'
import { runHere, runProgram } from './program.js'
import { serve, serveBytes } from './servers.js'

const head = 'HTTP/1.1 200 OK\r\n'
const notWhole = 'what came back is not a whole response of HTTP/1.1'
const closed = 'the server closed the connection without a whole response. Is it an https: server?'

describe('a server that does not answer as one of HTTP is one line and the status 2', () => {
  it.each<readonly [string, (socket: Socket) => unknown, string]>([
    [
      'another protocol',
      (socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'),
      'what came back is not HTTP/1.1. Is it an https: server, or none of HTTP?',
    ],
    ['nothing, and the end', (socket) => socket.end(), closed],
    ['a reset', (socket) => socket.resetAndDestroy(), closed],
    ['half a header', (socket) => socket.end(`${head}Access-Control-Al`), closed],
    [
      'headers without an end',
      (socket) => socket.write(head + 'X-A: '.padEnd(300_000, 'a')),
      'the headers of the response are longer than browsers read',
    ],
    [
      'an escape sequence in a header',
      (socket) => socket.write(`${head}X-A: \x1b[31m\r\n\r\n`),
      `${notWhole} (Parse Error: Invalid header value char)`,
    ],
    [
      'a status that is none',
      (socket) => socket.write('HTTP/1.1 999999 OK\r\n\r\n'),
      `${notWhole} (Parse Error: Invalid response status)`,
    ],
    [
      'another protocol after the response',
      (socket) => socket.write('HTTP/1.1 101 S\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'),
      'the status 101 is no end of a request',
    ],
    [
      'a status that is zero',
      (socket) => socket.write('HTTP/1.1 000 OK\r\n\r\n'),
      'the status 0 is no end of a request',
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
    ['a server that says nothing', () => undefined],
    [
      'one that never comes to the end of its headers',
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
      stderr: `allow-origin: GET ${url}/: no response within 0.3 seconds; --timeout sets how many\n`,
    })
  })

  it('redirects that take their time, after the time limit for all of them', async () => {
    const url = await serve((_request, response) => {
      response.setHeader('Access-Control-Allow-Origin', '*').setHeader('Location', '/')
      setTimeout(() => response.writeHead(302).end(), 100)
    })
    const { status, stderr } = await runHere(['check', url, '--timeout', '0.3'])
    expect(status).toBe(2)
    expect(stderr).toContain('no response within 0.3 seconds')
  })

  it('a preflight', async () => {
    const url = await serveBytes((socket) => socket.end())
    const { status, stderr } = await runHere(['check', url, '--method', 'PUT'])
    expect(status).toBe(2)
    expect(stderr).toBe(`allow-origin: the preflight OPTIONS ${url}/: ${closed}\n`)
  })

  it('what follows a preflight that passed', async () => {
    const url = await serve((request, response) => {
      response.setHeader('Access-Control-Allow-Origin', '*')
      response.setHeader('Access-Control-Allow-Methods', 'PUT')
      if (request.method === 'OPTIONS') response.end()
      else response.destroy()
    })
    const { status, stderr } = await runHere(['check', url, '--method', 'PUT', '--send'])
    expect(status).toBe(2)
    expect(stderr).toBe(`allow-origin: PUT ${url}/ (after a preflight that passed): ${closed}\n`)
  })

  it('one that is not there, in one line also with --json', async () => {
    const url = `http://127.0.0.1:${await freePort()}`
    expect(await runProgram(['check', url, '--json'])).toEqual({
      status: 2,
      stdout: '',
      stderr: `allow-origin: GET ${url}/: nothing listens at ${new URL(url).host}. Is the server running?\n`,
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
      `allow-origin: GET ${url}/ (after a preflight that passed): Invalid character in header content ["X-A"]\n`,
    )
  })
})

describe('a failure of the network is told by its code', () => {
  it.each([
    ['ENOTFOUND', 'no such host: api.example. Is it spelled right?'],
    ['EAI_AGAIN', 'the name of the host api.example could not be looked up. Is there a network?'],
    ['EHOSTUNREACH', 'api.example cannot be reached'],
    ['ENETUNREACH', 'api.example cannot be reached'],
    ['ETIMEDOUT', 'api.example cannot be reached'],
    ['HPE_INVALID_CONSTANT', 'what came back is not HTTP/1.1'],
    [
      'ECONNRESET',
      'the server closed the connection without a whole response. Is it an http: server?',
    ],
    ['EPROTO', 'the server does not speak TLS as browsers do. Is it an http: server?'],
    ['EUNKNOWN', 'it said $&'],
  ])('%s', (code, message) => {
    const error = Object.assign(new Error('it said $&'), { code })
    expect(explainFailure(error, 'https://api.example/items')).toBe(message)
  })

  it.each([
    ['without a message', Object.assign(new AggregateError([]), { code: 'EODD' }), 'EODD'],
    ['without anything', undefined, 'for an unknown reason'],
  ])('%s', (_title, error, message) => {
    expect(explainFailure(error, 'https://api.example/items')).toBe(message)
  })
})
