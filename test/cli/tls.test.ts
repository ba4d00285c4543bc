import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createCertificate } from './certificate.js'
import { page, runHere, runProgram } from './program.js'
import { serve, serveTls } from './servers.js'

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
