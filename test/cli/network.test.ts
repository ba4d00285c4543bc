import { createServer, request as httpRequest, type RequestListener } from 'node:http'
import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { freePort } from '../support/free-port.js'
import { createCertificate } from './certificate.js'
import { page, runHere, runProgram, unwrap } from './program.js'
import { serve, serveHttp2, serveOpenly, start } from './servers.js'

const allow: RequestListener = (_request, response) => {
  response.setHeader('Access-Control-Allow-Origin', '*').end()
}

/** A proxy that sends everything to one port of this machine, and records what it is asked for. */
async function startProxy(port: number): Promise<{
  readonly url: string
  readonly asked: readonly string[]
}> {
  const asked: string[] = []
  const record = (method = '', url = '', authorization = ''): void => {
    asked.push([method, url, authorization].join(' ').trim())
  }
  const server = createServer((request, response) => {
    const { method, url, headers } = request
    record(method, url, headers['proxy-authorization'])
    const path = new URL(url ?? '').pathname
    const passedOn = httpRequest({ port, host: '127.0.0.1', method, headers, path })
    passedOn.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.rawHeaders)
      answer.pipe(response)
    })
    passedOn.end()
  })
  server.on('connect', ({ method, url, headers }, socket) => {
    record(method, url, headers['proxy-authorization'])
    const target = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      target.pipe(socket).pipe(target)
    })
    for (const one of [target, socket]) one.on('error', () => one.destroy())
  })
  return { url: `127.0.0.1:${await start(server)}`, asked }
}

const portOf = (url: string): number => Number(new URL(url).port)

describe('the proxies of the environment', () => {
  it('get http requests whole', async () => {
    const { url, got } = await serveOpenly()
    const proxy = await startProxy(portOf(url))
    const env = { HTTP_PROXY: `http://me:p%40ss@${proxy.url}` }
    const { status } = await runHere(['check', 'http://api.example/items', '-X', 'HEAD'], { env })
    expect(status).toBe(0)
    expect(proxy.asked).toEqual(['HEAD http://api.example/items Basic bWU6cEBzcw=='])
    expect(got.map(({ headers }) => headers.host)).toEqual(['api.example'])
  })

  it('open a tunnel for https requests', async () => {
    const certificate = createCertificate('api.example')
    const server = await serveHttp2(certificate, (_request, response) => {
      response.end()
    })
    const proxy = await startProxy(portOf(server))
    // An untrusted certificate proves that the handshake went through the tunnel.
    const { status, stderr } = await runHere(['check', 'https://api.example/items'], {
      env: { https_proxy: proxy.url },
    })
    expect(status).toBe(2)
    expect(stderr).toContain('its certificate is not trusted')
    expect(proxy.asked).toEqual(['CONNECT api.example:443'])
  })

  it.each([
    [{ NO_PROXY: '*' }, false],
    [{ NO_PROXY: 'localhost, 127.0.0.1' }, false],
    [{ no_proxy: '127.0.0.1' }, false],
    [{ NO_PROXY: '127.0.0.1:PORT' }, false],
    [{ NO_PROXY: '127.0.0.1:1' }, true],
    [{ NO_PROXY: '0.1, example.com' }, true],
    [{ NO_PROXY: '' }, true],
    [{ HTTPS_PROXY: 'x', HTTP_PROXY: '' }, false],
    [{ HTTP_PROXY: '', ALL_PROXY: 'PROXY' }, true],
  ])('are used unless NO_PROXY lists the host: %j', async (more, isUsed) => {
    const url = await serve(allow)
    const proxy = await startProxy(portOf(url))
    const given = Object.entries({ HTTP_PROXY: proxy.url, ...more }).map(([name, value]) => [
      name,
      value.replace('PORT', String(portOf(url))).replace('PROXY', proxy.url),
    ])
    const { status } = await runHere(['check', url], {
      env: Object.fromEntries(given) as Record<string, string>,
    })
    expect(status).toBe(0)
    expect(proxy.asked).toHaveLength(isUsed ? 1 : 0)
  })

  it.each([
    ['api.example.com', '.example.com', false],
    ['api.example.com', 'example.com', false],
    ['example.com', '*.example.com', false],
    ['notexample.com', 'example.com', true],
    ['api.example.com.evil', 'example.com', true],
  ])('for %s with NO_PROXY=%s: %s', async (host, NO_PROXY, isUsed) => {
    const proxy = await startProxy(portOf(await serve(allow)))
    // Nothing leaves this machine: names without a proxy are loopback names.
    const url = `http://${host}.localhost:${await freePort()}/`
    const env = { HTTP_PROXY: proxy.url, NO_PROXY: `${NO_PROXY}.localhost` }
    await runHere(['check', url, '--timeout', '2'], { env })
    expect(proxy.asked).toHaveLength(isUsed ? 1 : 0)
  })

  it.each([
    ['a proxy that is down', 'PORT', 'nothing is listening'],
    ['a proxy that is not http:', 'socks5://127.0.0.1:1', 'must be an http: URL'],
  ])('are reported: %s', async (_title, written, says) => {
    const HTTPS_PROXY = written.replace('PORT', `127.0.0.1:${await freePort()}`)
    const { status, stderr } = await runHere(['check', 'https://api.example/'], {
      env: { HTTPS_PROXY },
    })
    expect(status).toBe(2)
    expect(stderr).toMatch(says === 'nothing is listening' ? /the proxy .* failed: / : says)
  })
})

describe('localhost', () => {
  it('with a server at each address gets a note if their verdicts differ', async () => {
    const port = await start(createServer(allow))
    await start(
      createServer((_request, response) => response.end()),
      '::1',
      port,
    )
    const { stdout } = await runHere(['check', `http://localhost:${port}`, '--origin', page])
    expect(unwrap(stdout)).toContain('Note: localhost has two addresses with different servers.')
    expect(unwrap(stdout)).toContain(`127.0.0.1:${port} gives "allowed"`)
    expect(unwrap(stdout)).toContain(`[::1]:${port} gives "blocked"`)
  })

  it('with one server gets no note', async () => {
    const port = await start(createServer(allow))
    const { status, stdout } = await runProgram(['check', `localhost:${port}`, '--origin', page])
    expect(status).toBe(0)
    expect(stdout).not.toContain('two addresses')
  })

  it.each(['app.localhost', 'a.b.localhost', 'localhost.'])(
    'is where %s leads, as in browsers',
    async (host) => {
      const port = await start(createServer(allow))
      const ran = await runHere(['check', `http://${host}:${port}`, '--origin', page])
      expect(ran).toMatchObject({ status: 0, stderr: '' })
    },
  )

  it('gets no note about the other address of a host that it redirects to', async () => {
    const target = await start(createServer(allow))
    await start(
      createServer((_request, response) => response.end()),
      '::1',
      target,
    )
    const redirect: RequestListener = (_request, response) => {
      response.setHeader('Access-Control-Allow-Origin', '*')
      response.writeHead(302, { Location: `http://127.0.0.1:${target}/` }).end()
    }
    const port = await start(createServer(redirect))
    await start(createServer(redirect), '::1', port)
    const { stdout } = await runHere(['check', `http://localhost:${port}`, '--origin', page])
    expect(stdout).not.toContain('two addresses')
  })

  it('gets no second request that may change something', async () => {
    const port = await freePort()
    const methods: string[] = []
    const record: RequestListener = ({ method = '' }, response) => {
      methods.push(method)
      response.setHeader('Access-Control-Allow-Origin', '*')
      response.setHeader('Access-Control-Allow-Methods', 'PUT').end()
    }
    await start(createServer(record), '127.0.0.1', port)
    await start(createServer(record), '::1', port)
    const args = ['check', `localhost:${port}`, '--origin', page, '-X', 'PUT', '--send']
    const { status, stdout } = await runHere(args)
    expect(status).toBe(0)
    expect(stdout).not.toContain('two addresses')
    expect(methods.filter((method) => method === 'PUT')).toHaveLength(1)
  })
})
