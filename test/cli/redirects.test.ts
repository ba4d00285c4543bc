import { describe, expect, it } from 'vitest'
import { page, runHere, unwrap } from './program.js'
import { serve, serveBytes, serveOpenly } from './servers.js'

const from = ['--origin', page]

describe('check follows redirects', () => {
  it('within an origin', async () => {
    const { url, got } = await serveOpenly((request, response) => {
      if (request.method === 'PUT' && request.url === '/')
        response.writeHead(307, { Location: '/2' })
    })
    const { status } = await runHere(['check', url, ...from, '--method', 'PUT', '--send'])
    expect(status).toBe(0)
    expect(got.map(({ method, url: path }) => `${method ?? ''} ${path ?? ''}`)).toEqual([
      ...['OPTIONS /', 'PUT /', 'OPTIONS /2', 'PUT /2'],
    ])
  })

  it('to another origin, with `Origin: null`', async () => {
    const other = await serveOpenly()
    const { url } = await serveOpenly((_request, response) => {
      response.writeHead(302, { Location: other.url })
    })
    const { status } = await runHere(['check', url, ...from])
    expect(other.got.map(({ headers }) => headers.origin)).toEqual(['null'])
    expect(status).toBe(0)
  })

  it('to another origin that allows only the page', async () => {
    const other = await serve((_request, response) => {
      response.setHeader('Access-Control-Allow-Origin', page).end()
    })
    const { url } = await serveOpenly((_request, response) => {
      response.writeHead(302, { Location: other })
    })
    const { status, stdout } = await runHere(['check', url, ...from])
    expect(status).toBe(1)
    expect(unwrap(stdout)).toContain(`In the script, use ${other}/.`)
  })

  it.each([
    ['of a preflight', ['--method', 'PUT'], 'In the script, use http://other.example/x.'],
    ['without the header', [], 'redirects this URL without the header. In the script, use'],
  ])('but not %s', async (_title, args, says) => {
    const url = await serve((_request, response) => {
      response.writeHead(301, { Location: 'http://other.example/x' }).end()
    })
    const { status, stdout } = await runHere(['check', url, ...from, ...args])
    expect(status).toBe(1)
    expect(unwrap(stdout)).toContain(says)
  })

  it.each([
    ['UTF-8', Buffer.from('/é?ü=日').toString('latin1'), '/%C3%A9?%C3%BC=%E6%97%A5'],
    ['Latin-1', '/\xe9', '/%E9'],
    ['ASCII', '/%C3%A9', '/%C3%A9'],
  ])('with raw %s in `Location`, as browsers do', async (_title, location, path) => {
    const paths: string[] = []
    const url = await serveBytes((socket, request) => {
      const [, asked = ''] = request.split(' ')
      paths.push(asked)
      const head = asked === '/' ? `302 Found\r\nLocation: ${location}` : '200 OK'
      const answer = `HTTP/1.1 ${head}\r\nAccess-Control-Allow-Origin: *\r\n\r\n`
      socket.end(answer, 'latin1')
    })
    const { status } = await runHere(['check', url, ...from])
    expect(status).toBe(0)
    expect(paths.map((one) => one.toUpperCase())).toEqual(['/', path.toUpperCase()])
  })

  it('but not to an invalid URL', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(301, { Location: 'http://' }).end()
    })
    const { status, stdout } = await runHere(['check', url, ...from])
    expect(status).toBe(1)
    expect(unwrap(stdout)).toContain('In the script, use the URL that it redirects to')
  })

  it('but not forever', async () => {
    const { url, got } = await serveOpenly((_request, response) => {
      response.writeHead(302, { Location: '/' })
    })
    const { status } = await runHere(['check', url, ...from])
    expect(status).toBe(1)
    expect(got).toHaveLength(21)
  })
})
