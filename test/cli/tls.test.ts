import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createCertificate } from './certificate.js'
import { page, runHere, runProgram } from './program.js'
import { serve, serveTls } from './servers.js'

describe('TLS', () => {
  const certificate = createCertificate('localhost')

  /** Runs the program with the certificate among those that it trusts. */
  async function runTrusting(cert: string, args: readonly string[]): ReturnType<typeof runProgram> {
    const folder = await mkdtemp(join(tmpdir(), 'allow-origin-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const file = join(folder, 'cert.pem')
    await writeFile(file, cert)
    return runProgram(args, { NODE_EXTRA_CA_CERTS: file })
  }

  it('with a certificate that is trusted is like every server', async () => {
    const url = await serveTls(certificate, (_request, response) => {
      response.setHeader('Access-Control-Allow-Origin', page).end()
    })
    const { status } = await runTrusting(certificate.cert, ['check', url, '--origin', page])
    expect(status).toBe(0)
  })

  it('with a certificate that nobody vouches for', async () => {
    const url = await serveTls(certificate, (_request, response) => response.end())
    expect(await runProgram(['check', url])).toEqual({
      status: 2,
      stdout: '',
      stderr:
        `allow-origin: GET ${url}/: its certificate is not trusted (self-signed certificate). ` +
        'Where it is your own, name its file in NODE_EXTRA_CA_CERTS\n',
    })
  })

  it('with a certificate for another host', async () => {
    const url = await serveTls(certificate, (_request, response) => response.end())
    const other = url.replace('localhost', '127.0.0.1')
    const { status, stderr } = await runTrusting(certificate.cert, ['check', other])
    expect(status).toBe(2)
    expect(stderr).toContain(`its certificate is not for ${new URL(other).host}`)
  })

  it('with a certificate that has expired', async () => {
    const expired = createCertificate('localhost', '21')
    const url = await serveTls(expired, (_request, response) => response.end())
    const { status, stderr } = await runTrusting(expired.cert, ['check', url])
    expect(status).toBe(2)
    expect(stderr).toContain('its certificate has expired')
  })

  it('asked for where there is none', async () => {
    const url = await serve((_request, response) => response.end())
    const { status, stderr } = await runHere(['check', url.replace('http', 'https')])
    expect(status).toBe(2)
    expect(stderr).toContain('does not speak TLS as browsers do. Is it an http: server?')
  })
})
