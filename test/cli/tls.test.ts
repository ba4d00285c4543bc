import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createCertificate } from './certificate.js'
import { page, runHere, runProgram } from './program.js'
import { serve, serveHttp2, serveTls } from './servers.js'

describe('check over TLS', () => {
  const certificate = createCertificate('localhost')

  /** Runs the program, which trusts the certificate. */
  async function runTrusting(cert: string, args: readonly string[]): ReturnType<typeof runProgram> {
    const folder = await mkdtemp(join(tmpdir(), 'allow-origin-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const file = join(folder, 'cert.pem')
    await writeFile(file, cert)
    return runProgram(args, { NODE_EXTRA_CA_CERTS: file })
  }

  it('works with a trusted certificate', async () => {
    const url = await serveTls(certificate, (_request, response) => {
      response.setHeader('Access-Control-Allow-Origin', page).end()
    })
    const { status } = await runTrusting(certificate.cert, ['check', url, '--origin', page])
    expect(status).toBe(0)
  })

  it('speaks HTTP/2 with a server that speaks nothing else', async () => {
    const got: [string, string | undefined, string | undefined][] = []
    const url = await serveHttp2(certificate, (request, response) => {
      got.push([request.method, request.headers.origin, request.headers['x-a'] as string])
      response.setHeader('Access-Control-Allow-Origin', page)
      response.setHeader('Access-Control-Allow-Methods', 'PUT')
      response.setHeader('Access-Control-Allow-Headers', 'x-a, content-type')
      response.setHeader('Access-Control-Allow-Credentials', 'true')
      response.setHeader('Set-Cookie', ['a=1', 'b=2'])
      response.end('x'.repeat(100_000))
    })
    const args = ['check', `${url}/items?a=b`, '--origin', page, '-X', 'PUT', '-H', 'X-A: é']
    const more = ['-d', '{}', '--send', '--credentials', '--verbose']
    const { status, stdout } = await runTrusting(certificate.cert, [...args, ...more])
    expect(status).toBe(0)
    expect(got).toEqual([
      ['OPTIONS', page, undefined],
      ['PUT', page, 'é'],
      ['OPTIONS', 'https://made-up.example', undefined],
    ])
    expect(stdout).toContain('      :authority: localhost:')
    expect(stdout).toContain('      set-cookie: a=1\n      set-cookie: b=2\n')
  })

  it('blocks what an HTTP/2 server blocks', async () => {
    const url = await serveHttp2(certificate, (_request, response) => response.end())
    const { status, stdout } = await runTrusting(certificate.cert, ['check', url])
    expect(status).toBe(1)
    expect(stdout).toContain('no Access-Control-Allow-Origin')
  })

  it('does not guess about TLS if the handshake worked', async () => {
    for (const serving of [serveHttp2, serveTls]) {
      const url = await serving(certificate, (request: { socket: { destroy: () => unknown } }) => {
        request.socket.destroy()
      })
      const { status, stderr } = await runTrusting(certificate.cert, ['check', url])
      expect(status).toBe(2)
      expect(stderr).toMatch(/^allow-origin: GET https:\/\/localhost:\d+\/: /)
      expect(stderr).not.toContain('server?')
    }
  })

  it('rejects a certificate that is not trusted', async () => {
    const url = await serveTls(certificate, (_request, response) => response.end())
    expect(await runProgram(['check', url])).toEqual({
      status: 2,
      stdout: '',
      stderr:
        `allow-origin: GET ${url}/: its certificate is not trusted (self-signed certificate). ` +
        'If it is your own, set NODE_EXTRA_CA_CERTS to its file\n',
    })
  })

  it('rejects a certificate for another host', async () => {
    const url = await serveTls(certificate, (_request, response) => response.end())
    const other = url.replace('localhost', '127.0.0.1')
    const { status, stderr } = await runTrusting(certificate.cert, ['check', other])
    expect(status).toBe(2)
    expect(stderr).toContain(`its certificate is not valid for ${new URL(other).host}`)
  })

  it('rejects an expired certificate', async () => {
    const expired = createCertificate('localhost', '21')
    const url = await serveTls(expired, (_request, response) => response.end())
    const { status, stderr } = await runTrusting(expired.cert, ['check', url])
    expect(status).toBe(2)
    expect(stderr).toContain('its certificate has expired')
  })

  it('fails if the server does not speak TLS', async () => {
    const url = await serve((_request, response) => response.end())
    const { status, stderr } = await runHere(['check', url.replace('http', 'https')])
    expect(status).toBe(2)
    expect(stderr).toContain('the TLS connection failed. Is it an http: server?')
  })
})
