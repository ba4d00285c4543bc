import { describe, expect, it } from 'vitest'
import { readCommand, type Command } from '../../src/cli/check/command.js'

const url = 'https://api.example.com/items'
const page = 'https://app.example.com'

const checkOf = (...args: readonly string[]): Extract<Command, { readonly kind: 'check' }> => {
  const command = readCommand(['check', ...args])
  if (command.kind !== 'check') throw new Error(`this is ${command.kind}`)
  return command
}

describe('readCommand', () => {
  it('reads a URL alone as a GET from a made-up origin', () => {
    expect(readCommand(['check', url])).toEqual({
      kind: 'check',
      script: {
        url,
        origin: 'https://made-up.example',
        method: 'GET',
        headers: [],
        credentials: false,
        body: undefined,
      },
      hasMadeUpOrigin: true,
      data: '',
      cookies: [],
      sendsUnsafe: false,
      isPreflightOnly: false,
      timeout: 10,
      report: { format: 'text', isVerbose: false, failsOnWarning: false },
    })
  })

  it('reads every option', () => {
    const check = checkOf(
      ...['--origin', 'https://app.example.com', '--method=put', url, '--credentials', '--json'],
      ...['--header', 'Authorization: x', '--header', 'X-A:', '--header', 'cookie: a=b'],
      ...['--data', '{"a": 1}', '--timeout', '0.5', '--send', '--header', ' X-B :  1: 2 '],
      ...['--preflight-only', '--verbose', '--fail-on-warning'],
    )
    expect(check).toMatchObject({
      script: {
        url,
        origin: 'https://app.example.com',
        method: 'put',
        credentials: true,
        body: 'text',
      },
      hasMadeUpOrigin: false,
      data: '{"a": 1}',
      cookies: ['a=b'],
      sendsUnsafe: true,
      isPreflightOnly: true,
      timeout: 0.5,
      report: { format: 'json', isVerbose: true, failsOnWarning: true },
    })
    expect(check.script.headers).toEqual([
      ['Authorization', 'x'],
      ['X-A', ''],
      [' X-B ', '1: 2'],
    ])
  })

  it('reads --data as a POST', () => {
    expect(checkOf(url, '--data', '').script).toMatchObject({ method: 'POST', body: 'text' })
  })

  it.each([
    [['--help'], 'help'],
    [['-h'], 'help'],
    [['check', '--help'], 'help'],
    [['--version'], 'version'],
  ])('reads %j as a request for the %s', (args, kind) => {
    expect(readCommand(args)).toEqual({ kind })
  })

  it('reads every origin and method as a table', () => {
    const args = ['--origin', page, '--origin', 'null', '--method', 'GET', '--method', 'PUT']
    expect(readCommand(['check', url, ...args, '--method=x'])).toMatchObject({
      kind: 'table',
      checks: [page, 'null'].flatMap((origin) =>
        ['GET', 'PUT', 'x'].map((method) => ({
          check: { script: { url, origin, method }, hasMadeUpOrigin: false },
          expected: 'allowed',
        })),
      ),
    })
  })

  it.each([
    [['-X', 'PUT'], { method: 'PUT' }],
    [['-XPUT'], { method: 'PUT' }],
    [['-X=PUT'], { method: '=PUT' }],
    [
      ['-H', 'X-A: 1', '-HX-B: 2'],
      {
        headers: [
          ['X-A', '1'],
          ['X-B', '2'],
        ],
      },
    ],
    [['-d', 'a=b'], { method: 'POST', body: 'text' }],
    [['-d', 'a=b', '-X', 'PUT'], { method: 'PUT', body: 'text' }],
  ])('reads the options of curl %j', (args, script) => {
    expect(checkOf(url, ...args)).toMatchObject({ script })
  })

  it.each([
    ['http://api.example.com/', 'http://made-up.example'],
    ['http://192.168.1.2:3000/', 'http://made-up.example'],
    ['http://localhost:3000/', 'https://made-up.example'],
    ['https://api.example.com/', 'https://made-up.example'],
  ])('makes up an origin that can request %s', (target, origin) => {
    expect(checkOf(target)).toMatchObject({ script: { origin }, hasMadeUpOrigin: true })
  })

  it('reads a value that starts with a dash after an equals sign', () => {
    expect(checkOf(url, '--data=-1').data).toBe('-1')
  })
})

describe('readCommand completes and normalizes the URL', () => {
  it.each([
    ['http://localhost:3000', 'http://localhost:3000/'],
    ['localhost:3000/items?a=b', 'http://localhost:3000/items?a=b'],
    ['//localhost:3000/items', 'http://localhost:3000/items'],
    ['LOCALHOST', 'http://localhost/'],
    ['127.0.0.1:80', 'http://127.0.0.1/'],
    ['[::1]:3000', 'http://[::1]:3000/'],
    ['api.localhost', 'http://api.localhost/'],
    ['HTTPS://api.example.com:443', 'https://api.example.com/'],
    ['https://[2001:DB8::0]/', 'https://[2001:db8::]/'],
    ['https://user:secret@api.example.com', 'https://user:secret@api.example.com/'],
  ])('%s becomes %s', (written, read) => {
    expect(checkOf(written).script.url).toBe(read)
  })
})

describe('readCommand explains what is wrong', () => {
  it.each<readonly [args: readonly string[], message: string]>([
    [[], 'no command given. See --help.'],
    [['--json'], 'no command given. See --help.'],
    [['chek', url], 'unknown command "chek". Did you mean check?'],
    [['explain', url], 'unknown command "explain". See --help.'],
    [[url], `no command given. Write: allow-origin check "${url}"`],
    [['check'], 'check needs a URL. For example: allow-origin check https://api.example.com/items'],
    [
      ['check', url, 'x'],
      'check takes only one URL, but got "x" as well. Does a value need quotes?',
    ],
    [['check', url, '--orign', 'x'], 'unknown option "--orign". Did you mean --origin?'],
    [['check', url, '-Z'], 'unknown option "-Z". See --help.'],
    [['check', url, '-X'], '-X needs a value'],
    [['check', url, '--request', 'PUT'], 'unknown option "--request". Write --method.'],
    [['check', url, '--data-raw', 'x'], 'unknown option "--data-raw". Write --data.'],
    [
      ['check', url, '-k'],
      'unknown option "-k". Browsers reject such a certificate too. If it is your own, set NODE_EXTRA_CA_CERTS to its file.',
    ],
    [
      ['check', url, '-b', 'a=b'],
      'unknown option "-b". Write --credentials and --header \'Cookie: a=b\'.',
    ],
    [
      ['check', url, '--cookie', 'a=b'],
      'unknown option "--cookie". Write --credentials and --header \'Cookie: a=b\'.',
    ],
    [['check', url, '--compressed'], 'unknown option "--compressed". Leave it out.'],
    [['check', url, '-sL'], 'unknown option "-s". Leave it out.'],
    [
      ['check', url, '--location'],
      'unknown option "--location". Redirects are followed, as browsers do. Leave it out.',
    ],
    [['check', url, '-I'], 'unknown option "-I". Write --method HEAD.'],
    [['check', url, '-v'], 'unknown option "-v". Write --verbose.'],
    [['check', url, '-x', 'http://proxy:1'], 'unknown option "-x". Set HTTPS_PROXY or HTTP_PROXY.'],
    [
      ['check', url, '-H', 'Origin: https://a.example'],
      'the browser sets Origin. Write --origin https://a.example instead of the header "Origin"',
    ],
    [
      ['check', url, '-H', 'access-control-request-method: PUT'],
      'the browser sets access-control-request-method. Write --method PUT instead of the header "access-control-request-method"',
    ],
    [['check', url, '--json', '--junit'], 'use --json or --junit, not both'],
    [
      ['check', '--config', 'x.json', '--origin', 'null'],
      'write --origin in the file that you pass to --config',
    ],
    [['check', url, '--toString'], 'unknown option "--toString". See --help.'],
    [['check', url, '--json=1'], '--json does not take a value'],
    [['check', url, '--origin'], '--origin needs a value'],
    [
      ['check', url, '--data', '--send'],
      '--data needs a value. If the value starts with a dash, write --data="--send"',
    ],
    [['check', url, '--header', 'Accept'], '--header "Accept" must be written as "Name: value"'],
    [['check', url, '--header', ': x'], '--header ": x" must be written as "Name: value"'],
    ...['0', '-1', '1e3', 'x', '', '3601', 'Infinity'].map((seconds): [string[], string] => [
      ['check', url, `--timeout=${seconds}`],
      `--timeout must be more than 0 and at most 3600 seconds, not "${seconds}"`,
    ]),
    [
      ['check', url, '--origin', 'https://app.example.com/'],
      '--origin "https://app.example.com/" is not an origin. Write https://app.example.com',
    ],
    [
      ['check', url, '--origin', '*'],
      '--origin "*" is not an origin. Write a scheme, host and port, such as "https://app.example.com"',
    ],
    [
      ['check', url, '--origin', 'https://*.example.com'],
      '--origin "https://*.example.com" is not an origin. Write a scheme, host and port, such as "https://app.example.com"',
    ],
    [
      ['check', 'api.example.com/items'],
      'the URL "api.example.com/items" has no scheme. Write "https://api.example.com/items"',
    ],
    [['check', 'api example'], 'the URL "api example" has no scheme'],
    [
      ['check', '/items'],
      '"/items" is not a URL. A URL looks like "https://api.example.com/items"',
    ],
    [
      ['check', 'https://a.example:99999'],
      '"https://a.example:99999" is not a URL. A URL looks like "https://api.example.com/items"',
    ],
    [
      ['check', 'ws://api.example.com'],
      'the URL "ws://api.example.com" must start with http: or https:',
    ],
  ])('%j: %s', (args, message) => {
    expect(() => readCommand(args)).toThrow(
      expect.objectContaining({ name: 'CannotTell', message }),
    )
  })
})
