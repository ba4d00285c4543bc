import { describe, expect, it } from 'vitest'
import { page, runHere, unwrap } from './program.js'
import { serve, serveOpenly } from './servers.js'

const from = ['--origin', page]

describe('a request that may change something is not sent', () => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'])(
    '%s: only its preflight is sent',
    async (method) => {
      const { url, methods } = await serveOpenly()
      const { status, stdout } = await runHere([
        ...['check', url, ...from, '--method', method, '--header', 'X-A: 1'],
      ])
      expect(methods()).toEqual(['OPTIONS'])
      expect(status).toBe(2)
      expect(unwrap(stdout)).toContain(
        `The preflight passed, so a browser would now send the request. This program did not, because ${method} may ` +
          'change something on the server. Add --send to send it.',
      )
    },
  )

  it('even if a browser would send it without a preflight', async () => {
    const { url, methods } = await serveOpenly()
    const { status, stdout } = await runHere(['check', url, ...from, '--data', 'a=b'])
    expect(methods()).toEqual([])
    expect(status).toBe(2)
    expect(unwrap(stdout)).toContain('A browser would send this request without a preflight.')
  })

  it('but a failed preflight still gives a verdict', async () => {
    const url = await serve((_request, response) => response.end())
    const { status } = await runHere(['check', url, ...from, '--method', 'PUT'])
    expect(status).toBe(1)
  })

  it.each([
    ['GET', ['GET']],
    ['HEAD', ['HEAD']],
    ['OPTIONS', ['OPTIONS', 'OPTIONS']],
  ])('but %s is sent', async (method, sent) => {
    const { url, methods } = await serveOpenly()
    const { status } = await runHere(['check', url, ...from, '--method', method])
    expect(methods()).toEqual(sent)
    expect(status).toBe(0)
  })

  it('unless --send is given, which also sends the body', async () => {
    const bodies: string[] = []
    const { url, methods } = await serveOpenly((request) => {
      request.setEncoding('utf8').on('data', (text: string) => bodies.push(text))
    })
    const { status } = await runHere(['check', url, ...from, '--data', 'ä', '--send'])
    expect(methods()).toEqual(['POST'])
    expect(bodies).toEqual(['ä'])
    expect(status).toBe(0)
  })
})

describe('check sends a request as a browser would', () => {
  it('with the headers of the script and Origin', async () => {
    const { url, got } = await serveOpenly()
    await runHere(['check', url, ...from, '--header', 'X-A: 1', '--header', 'Host: other'])
    expect(got.map(({ rawHeaders }) => rawHeaders.join('|'))).toEqual([
      expect.stringContaining('|Access-Control-Request-Headers|x-a|Origin|'),
      expect.stringMatching(
        /^Host\|127[^|]+\|X-A\|1\|Accept\|\*\/\*\|Origin\|https:\/\/app.example.com\|/,
      ),
    ])
  })

  it('with its own name as the user agent', async () => {
    const { url, got } = await serveOpenly()
    await runHere(['check', url])
    expect(got[0]?.headers['user-agent']).toMatch(/^allow-origin\/\d/)
  })

  it('with the user agent of the script, once', async () => {
    const { url, got } = await serveOpenly()
    await runHere(['check', url, ...from, '--header', 'user-agent: x'])
    expect(got.map(({ headersDistinct }) => headersDistinct['user-agent'])).toEqual([
      [expect.stringMatching(/^allow-origin\//)],
      ['x'],
    ])
  })

  it('and shows with --verbose exactly what was sent, and who answered', async () => {
    const { url, got } = await serveOpenly()
    const args = ['check', url, ...from, '-X', 'PUT', '-d', 'a=b', '--send', '--credentials']
    const { stdout } = await runHere([...args, '-H', 'Cookie: a=b', '--verbose'])
    for (const { method = '', rawHeaders } of got) {
      const lines = rawHeaders.flatMap((text, index) =>
        index % 2 === 0 ? [`      ${text}: ${rawHeaders[index + 1] ?? ''}\n`] : [],
      )
      const { host } = new URL(url)
      expect(stdout).toContain(`  → ${method} ${url}/\n${lines.join('')}  ← 200 from ${host}\n`)
    }
    expect(got).toHaveLength(2)
  })

  it('and sends nothing if the call throws', async () => {
    const { url, got } = await serveOpenly()
    const { status, stdout } = await runHere(['check', url, '--method', 'TRACE'])
    expect(got).toEqual([])
    expect(status).toBe(1)
    expect(stdout).toContain('Scripts cannot use the method TRACE')
  })

  it('and sends nothing if the URL has a password', async () => {
    const { url, got } = await serveOpenly()
    const { status, stdout } = await runHere(['check', url.replace('://', '://user:secret@')])
    expect(got).toEqual([])
    expect(status).toBe(1)
    expect(unwrap(stdout)).toContain("A script can send them in a header: --header 'Authorization")
  })
})

describe('an allowed request with credentials is sent again from a made-up origin', () => {
  const openly = async () => {
    const got: (string | undefined)[] = []
    const url = await serve((request, response) => {
      const { origin = '', cookie } = request.headers
      got.push([request.method, request.url, origin, cookie].join(' '))
      response.setHeader('Access-Control-Allow-Origin', origin)
      response.setHeader('Access-Control-Allow-Methods', 'PUT')
      response.setHeader('Access-Control-Allow-Credentials', 'true').end()
    })
    return { url, again: () => got.filter((one) => one?.includes('made-up') === true) }
  }
  const cookie = ['--credentials', '--header', 'Cookie: a=1']
  const other = ['--origin', 'https://other.example']
  const made = 'https://made-up.example'

  it.each<readonly [string, readonly string[], readonly string[]]>([
    ['once', [...from, ...cookie], [`GET / ${made} a=1`]],
    ['once for two origins', [...from, ...other, ...cookie], [`GET / ${made} a=1`]],
    ['once for the preflight', [...from, ...other, '-X', 'PUT'], [`OPTIONS / ${made} `]],
    [
      'for each method',
      [...from, '-X', 'GET', '-X', 'HEAD'],
      [`GET / ${made} `, `HEAD / ${made} `],
    ],
    ['not if it is from there', ['--origin', made], [`GET / ${made} `]],
    ['not if it is from the origin null', ['--origin', 'null'], []],
  ])('%s', async (_title, args, sent) => {
    const { url, again } = await openly()
    await runHere(['check', url, ...args])
    expect(again()).toEqual(sent)
  })

  it.each([
    [[], 'GET'],
    [['--verbose'], 'GET'],
    [['--json'], 'GET'],
    [['-X', 'PUT'], 'preflight'],
  ])('and a note says so: %j', async (args, what) => {
    const { stdout } = await runHere(['check', (await openly()).url, ...from, ...args])
    expect(unwrap(stdout)).toContain(`The same ${what} was also sent from ${made},`)
  })

  it('and no note says so if it was not sent', async () => {
    const { stdout } = await runHere(['check', (await openly()).url])
    expect(stdout).not.toContain('was also sent')
  })
})

describe('the Cookie header', () => {
  const cookies = ['--header', 'Cookie: a=1', '--header', 'cookie: b=2']

  it('goes with the request, not with the preflight', async () => {
    const { url, got } = await serveOpenly()
    const args = [
      'check',
      url,
      ...from,
      '--credentials',
      '--header',
      'X-A: 1',
      ...cookies,
      '--verbose',
    ]
    const { status, stdout } = await runHere(args)
    expect(status).toBe(0)
    expect(got.map(({ headers }) => headers.cookie)).toEqual([undefined, 'a=1; b=2'])
    expect(stdout).toContain('      Cookie: a=1; b=2\n')
    expect(unwrap(stdout)).toContain('Cookie was sent as if the browser had stored it')
  })

  it('does not cause a preflight', async () => {
    const { url, methods } = await serveOpenly()
    await runHere(['check', url, ...from, '--credentials', ...cookies])
    expect(methods()).toEqual(['GET'])
  })

  it('is not sent without credentials', async () => {
    const { url, got } = await serveOpenly()
    const { stdout } = await runHere(['check', url, ...from, ...cookies])
    expect(got[0]?.headers.cookie).toBeUndefined()
    expect(unwrap(stdout)).toContain('add --credentials')
  })

  it('is not sent if the request is not sent', async () => {
    const { url } = await serveOpenly()
    const args = ['check', url, ...from, '--credentials', '--method', 'PUT', ...cookies]
    const { stdout } = await runHere(args)
    expect(unwrap(stdout)).toContain(
      'Browsers send it with the request itself, never with a preflight.',
    )
  })

  it('gets a note if there is none', async () => {
    const { url } = await serveOpenly()
    const args = ['check', url, ...from, '--credentials']
    const missed = 'No cookies were sent.'
    expect(unwrap((await runHere(args)).stdout)).toContain(missed)
    expect(unwrap((await runHere([...args, '--method', 'PUT'])).stdout)).not.toContain(missed)
  })

  it('does not go to another host', async () => {
    const other = await serveOpenly()
    const { url, got } = await serveOpenly((_request, response) => {
      response.writeHead(302, { Location: other.url.replace('127.0.0.1', 'localhost') })
    })
    await runHere(['check', url, ...from, '--credentials', ...cookies])
    expect(got[0]?.headers.cookie).toBe('a=1; b=2')
    expect(other.got.map(({ headers }) => headers.cookie)).toEqual([undefined])
  })
})
