import { cors, type CorsOptions } from 'allow-origin'
import corsPackage, { type CorsOptions as CorsPackageOptions } from 'cors'
import express from 'express'
import type { OutgoingHttpHeaders } from 'node:http'
import { describe, expect, it } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { page, runHere, runProgram, unwrap } from './program.js'
import { serve } from './servers.js'

type Row = readonly [args: readonly string[], status: number, says: string]

const from = ['--origin', page]
const put = [...from, '--method', 'PUT', '--send']

describe('check judges a server with the npm package cors', () => {
  it.each<readonly [CorsPackageOptions, ...Row]>([
    [{}, from, 0, 'Access-Control-Allow-Origin: *'],
    [{}, [...put, '--verbose'], 0, 'PUT is one of the allowed methods'],
    [{}, [...from, '--credentials'], 1, `Access-Control-Allow-Origin: ${page}`],
    [{ credentials: true }, [...from, '--credentials'], 1, 'Then * is enough'],
    [{ origin: true, credentials: true }, [...put, '--credentials'], 0, 'Allowed'],
    [{ origin: page }, [...from, '--credentials'], 1, 'Access-Control-Allow-Credentials: true'],
    [{ origin: `${page}/` }, from, 1, `but the request comes from "${page}"`],
    [{ origin: [page] }, from, 0, 'Allowed'],
    [{ origin: [page] }, [], 1, 'is made up, so it is not on any list'],
    [{ origin: [page] }, ['--origin', 'https://other.example'], 1, 'this one on its list'],
    [{ origin: false }, from, 1, 'no Access-Control-Allow-Origin'],
    [{ methods: ['GET'] }, put, 1, 'Access-Control-Allow-Methods: PUT'],
    [
      { methods: ['patch'] },
      [...from, '--method', 'PATCH'],
      1,
      'Access-Control-Allow-Methods: PATCH',
    ],
    [
      { allowedHeaders: ['X-A'] },
      [...from, '--header', 'x-b: 1'],
      1,
      'Access-Control-Allow-Headers: x-b',
    ],
    [
      { allowedHeaders: '*' },
      [...from, '--header', 'Authorization: x'],
      0,
      'Warning: List Authorization by name in Access-Control-Allow-Headers. Browsers let `*` cover it today',
    ],
    [
      { allowedHeaders: ['X-A'] },
      [...from, '--header', 'Access-Control-Allow-Origin: *'],
      1,
      'Remove Access-Control-Allow-Origin from the script.',
    ],
    [
      { origin: false },
      [...from, '--header', 'access-control-max-age: 1'],
      1,
      'Warning: Remove access-control-max-age from the script.',
    ],
    [
      {},
      [...from, '--header', 'Access-Control-Allow-Origin: *'],
      0,
      'Warning: Remove Access-Control-Allow-Origin from the script.',
    ],
    [{ optionsSuccessStatus: 302 }, put, 1, 'The server redirects this URL.'],
  ])('%j, %j: %d', async (options, args, status, says) => {
    const url = await serve(
      express().use(corsPackage(options), (_request, response) => {
        response.end()
      }),
    )
    const ran = await runHere(['check', url, ...args])
    expect(ran).toMatchObject({ status, stderr: '' })
    expect(unwrap(ran.stdout)).toContain(says)
  })
})

it('check does not say that a server should allow what only servers send', async () => {
  const url = await serve(
    express().use(corsPackage({ allowedHeaders: ['X-A'] }), (_request, response) => {
      response.end()
    }),
  )
  const { stdout } = await runHere(['check', url, '--header', 'Access-Control-Allow-Origin: *'])
  expect(stdout).toContain('\nRemove Access-Control-Allow-Origin from the script.')
  expect(stdout).not.toMatch(/Warning|To allow the request|Add these headers/)
})

describe('check judges a server with this library', () => {
  it.each<readonly [CorsOptions, ...Row]>([
    [{}, from, 0, 'Allowed'],
    [{ origin: page, credentials: true }, [...put, '--credentials'], 0, 'Allowed'],
    [{ origin: page, methods: ['GET'] }, put, 1, 'PUT is not one of the allowed methods'],
    [{ origin: 'https://other.example' }, put, 1, 'this one on its list'],
    [{ origin: false }, from, 1, 'Either the server does not handle CORS at this path'],
  ])('%j, %j: %d', async (options, args, status, says) => {
    const middleware = cors(options)
    const url = await serve((request, response) => {
      middleware(request, response, () => response.end())
    })
    const ran = await runHere(['check', url, ...args])
    expect(ran).toMatchObject({ status, stderr: '' })
    expect(unwrap(ran.stdout)).toContain(says)
  })
})

describe('check judges a node:http server without CORS', () => {
  it.each<readonly [number, ...Row]>([
    [200, from, 1, 'Either the server does not handle CORS at this path'],
    [200, put, 1, 'The server answered OPTIONS without CORS headers.'],
    [401, from, 1, 'The response is an error (401)'],
    [404, from, 1, 'Is the URL right?'],
    [429, from, 1, 'Put the CORS handling first'],
    [500, from, 1, 'Fix the error first'],
    [401, put, 1, 'so OPTIONS gets through'],
    [403, put, 1, 'so OPTIONS gets through'],
    [404, put, 1, 'does not seem to answer OPTIONS at this path'],
    [405, put, 1, 'does not seem to answer OPTIONS at this path'],
    [501, put, 1, 'does not seem to answer OPTIONS at this path'],
    [502, put, 1, 'failed on OPTIONS'],
  ])('%d, %j: %d', async (code, args, status, says) => {
    const url = await serve((_request, response) => response.writeHead(code).end())
    const ran = await runHere(['check', url, ...args])
    expect(ran).toMatchObject({ status, stderr: '' })
    expect(unwrap(ran.stdout)).toContain(says)
  })

  it('if two places add the header', async () => {
    const url = await serve((_request, response) => {
      response.setHeader('Access-Control-Allow-Origin', ['*', page]).end()
    })
    const { status, stdout } = await runHere(['check', url, ...from, '--verbose'])
    expect(status).toBe(1)
    expect(stdout).toContain(
      `Access-Control-Allow-Origin: *\n      Access-Control-Allow-Origin: ${page}`,
    )
    expect(unwrap(stdout)).toContain('Two places add Access-Control-Allow-Origin')
  })

  const lists = { 'Access-Control-Allow-Origin': page, 'Access-Control-Allow-Methods': 'GET' }

  it.each<readonly [title: string, ...Row, code: number, headers: OutgoingHttpHeaders]>([
    ['Starlette rejects a method', put, 1, 'rejects what this preflight asks for', 400, lists],
    [
      'Spring rejects an origin',
      put,
      1,
      'rejects what this preflight asks for',
      403,
      { Vary: 'Origin, Access-Control-Request-Method' },
    ],
    [
      'a proxy adds the headers, and the application wants a login',
      put,
      1,
      'so OPTIONS gets through',
      401,
      { ...lists, 'Access-Control-Allow-Methods': 'PUT' },
    ],
    [
      'a proxy adds lists, and the application wants a login',
      put,
      1,
      'so OPTIONS gets through',
      401,
      lists,
    ],
    ...[401, 403, 404, 405, 501].map(
      (code): readonly [string, ...Row, number, OutgoingHttpHeaders] => [
        `a proxy adds only the origin to a ${code}`,
        put,
        1,
        code < 404 ? 'so OPTIONS gets through' : 'does not seem to answer OPTIONS',
        code,
        { 'Access-Control-Allow-Origin': page },
      ],
    ),
    [
      'the value has a slash',
      from,
      1,
      'no slash at the end',
      200,
      { 'Access-Control-Allow-Origin': `${page}/` },
    ],
    [
      'the value is another origin',
      from,
      1,
      'Note: If the server has a list of origins',
      200,
      { 'Access-Control-Allow-Origin': 'https://b.example' },
    ],
    ['a cache sends a file', from, 1, 'Either the server does not handle CORS', 200, { Age: '7' }],
    ['a cache mixes up requests', from, 1, 'then empty the cache', 200, { Age: '7' }],
    [
      'a cache mixes up origins',
      from,
      1,
      'then empty the cache',
      200,
      { 'Access-Control-Allow-Origin': 'https://b.example', 'X-Cache': 'Hit from cloudfront' },
    ],
    [
      'a cache keeps origins apart',
      from,
      1,
      'this one on its list',
      200,
      { Age: '7', Vary: 'Origin' },
    ],
  ])('if %s', async (_title, args, status, says, code, headers) => {
    const url = await serve((_request, response) => response.writeHead(code, headers).end())
    const ran = await runHere(['check', url, ...args])
    expect(ran).toMatchObject({ status, stderr: '' })
    expect(unwrap(ran.stdout)).toContain(says)
  })

  it.each([
    ['/items', '/login?next=/items', true],
    ['/items', '/users/sign_in', true],
    ['/items', 'https://id.example/openid-connect/auth?x=1', true],
    ['/auth/me', '/auth/login', true],
    ['/api/login', '/api/login/', false],
    ['/designing', '/designing/', false],
    ['/blog', '/blog-index', false],
    ['/author', '/authors/1', false],
  ])('if %s redirects to %s', async (path, location, isLogin) => {
    const url = await serve((_request, response) => {
      response.writeHead(302, { Location: location }).end()
    })
    const get = unwrap((await runHere(['check', url + path, ...from])).stdout)
    expect(get).toContain(isLogin ? 'what looks like a login page' : 'In the script, use http')
    const preflight = unwrap((await runHere(['check', url + path, ...put])).stdout)
    expect(preflight).toContain(isLogin ? 'so OPTIONS gets through' : 'In the script, use http')
  })

  it('if only the preflight has the header', async () => {
    const url = await serve((request, response) => {
      if (request.method === 'OPTIONS') {
        response.setHeader('Access-Control-Allow-Origin', '*')
        response.setHeader('Access-Control-Allow-Methods', '*')
      } else if (request.url === '/cached') response.setHeader('Age', '7')
      response.end()
    })
    const { status, stdout } = await runHere(['check', url, ...put])
    expect(status).toBe(1)
    expect(unwrap(stdout)).toContain('the response itself lacks the header')
    const cached = await runHere(['check', `${url}/cached`, ...put])
    expect(unwrap(cached.stdout)).toContain('Note: A cache sent this response, perhaps')
  })
})

describe('check does not send what a browser never sends:', () => {
  it.each([
    ['http://api.example.com/items', 'Mixed content: a page on https cannot request'],
    ['http://10.0.0.1:8080/', 'Mixed content: a page on https cannot request'],
    ['http://localhost:6000/', 'Browsers block port 6000'],
    ['https://api.example.com:25/', 'Browsers block port 25'],
  ])('%s', async (url, says) => {
    for (const method of ['GET', 'PUT']) {
      const ran = await runHere(['check', url, ...from, '--method', method])
      expect(ran).toMatchObject({ status: 1, stderr: '' })
      expect(unwrap(ran.stdout)).toContain(says)
    }
  })

  it.each([
    ['http://api.example.com/', 'Mixed content: a page on https cannot request'],
    ['http://127.0.0.1:6000/', 'Browsers block port 6000'],
  ])('a redirect to %s', async (location, says) => {
    const url = await serve((_request, response) => {
      response.setHeader('Access-Control-Allow-Origin', '*')
      response.writeHead(302, { Location: location }).end()
    })
    const ran = await runHere(['check', url, ...from])
    expect(ran).toMatchObject({ status: 1, stderr: '' })
    expect(unwrap(ran.stdout)).toContain(says)
  })
})

describe('check warns of an attack', () => {
  const any =
    'Warning: Allow only origins on a list. This server allows https://made-up.example with credentials'
  const opaque = 'Warning: Do not allow `null` with credentials.'

  it.each<readonly [string, CorsPackageOptions, readonly string[], string | undefined]>([
    ['any origin', { origin: true, credentials: true }, [], any],
    ['any origin', { origin: true, credentials: true }, ['--credentials'], any],
    ['any origin', { origin: true, credentials: true }, ['--method', 'PUT'], any],
    ['any origin', { origin: /./, credentials: true }, ['--method', 'patch'], any],
    ['any origin', { origin: true, credentials: true }, from, any],
    ['any origin', { origin: true, credentials: true }, [...put, '--credentials'], any],
    [
      'any origin',
      { origin: true, credentials: true },
      [...from, '--method', 'PUT', '--preflight-only'],
      any,
    ],
    ['the origin null', { origin: true, credentials: true }, ['--origin', 'null'], opaque],
    ['the origin null', { origin: ['null'], credentials: true }, ['--origin', 'null'], opaque],
    ['one origin', { origin: [page], credentials: true }, [], undefined],
    ['one origin', { origin: [page], credentials: true }, [...from, '--credentials'], undefined],
    ['no credentials', { origin: true }, [], undefined],
    ['no credentials', {}, [], undefined],
    ['no credentials', { origin: ['null'] }, ['--origin', 'null'], undefined],
    ['`*`', { credentials: true }, [], undefined],
  ])('on a server that allows %s: %j, %j', async (_title, options, args, warning) => {
    const url = await serve(
      express().use(corsPackage(options), (_request, response) => {
        response.end()
      }),
    )
    const { stdout } = await runHere(['check', url, ...args])
    const warnings = unwrap(stdout)
      .split('\n')
      .filter((line) => line.startsWith('Warning: '))
    expect(warnings).toEqual(warning === undefined ? [] : [expect.stringContaining(warning)])
  })

  it('on a server that allows null only after a redirect', async () => {
    const other = await serve((_request, response) => {
      response.setHeader('Access-Control-Allow-Origin', 'null')
      response.setHeader('Access-Control-Allow-Credentials', 'true').end()
    })
    const url = await serve((_request, response) => {
      response.setHeader('Access-Control-Allow-Origin', '*')
      response.writeHead(302, { Location: other }).end()
    })
    const { status, stdout } = await runHere(['check', url, ...from])
    expect(status).toBe(0)
    expect(unwrap(stdout)).toContain(opaque)
  })
})

describe('the program', () => {
  it.each<readonly [string, readonly string[], number]>([
    ['allowed', from, 0],
    ['blocked', [...from, '--credentials'], 1],
    ['unknown', [...from, '--method', 'DELETE'], 2],
  ])('has its own exit status if the verdict is %s', async (_title, args, status) => {
    const url = await serve(
      express().use(corsPackage(), (_request, response) => {
        response.end()
      }),
    )
    const ran = await runProgram(['check', url, ...args])
    expect(ran).toMatchObject({ status, stderr: '' })
    expect(ran).toEqual({ ...(await runHere(['check', url, ...args])), stdout: ran.stdout })
  })

  it('prints its version', async () => {
    const expected = { status: 0, stdout: `${packageJson.version}\n`, stderr: '' }
    expect(await runProgram(['--version'])).toEqual(expected)
    expect(await runHere(['--version'])).toEqual(expected)
  })

  it('lists every option in its help, within 80 columns', async () => {
    const { status, stdout } = await runHere(['check', '--help'])
    expect(status).toBe(0)
    expect(stdout.match(/^ {2}(?:-[A-Z], )?--[a-z-]+|, --version/gim)).toHaveLength(15)
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([])
  })

  it('reports a wrong argument in one line', async () => {
    expect(await runProgram(['check', 'http://localhost', '--orign', 'x'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'allow-origin: unknown option "--orign". Did you mean --origin?\n',
    })
  })

  it('does not exit with 0 without arguments', async () => {
    expect(await runProgram([])).toMatchObject({ status: 2, stdout: '' })
  })
})
