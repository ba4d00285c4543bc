import { describe, expect, it } from 'vitest'
import { readCommand, type Check } from '../../src/cli/command.js'

const url = 'https://api.example.com/items'

const checkOf = (...args: readonly string[]): Check => {
  const command = readCommand(['check', ...args])
  if (command.kind !== 'check') throw new Error(`this is ${command.kind}`)
  return command
}

describe('a command line is read', () => {
  it('with a URL alone, as a GET of a made-up page', () => {
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
      timeout: 10,
      json: false,
    })
  })

  it('with everything', () => {
    const check = checkOf(
      ...['--origin', 'https://app.example.com', '--method=put', url, '--credentials', '--json'],
      ...['--header', 'Authorization: x', '--header', 'X-A:', '--header', 'cookie: a=b'],
      ...['--data', '{"a": 1}', '--timeout', '0.5', '--send', '--header', ' X-B :  1: 2 '],
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
      timeout: 0.5,
      json: true,
    })
    expect(check.script.headers).toEqual([
      ['Authorization', 'x'],
      ['X-A', ''],
      [' X-B ', '1: 2'],
    ])
  })

  it('with data, as a POST', () => {
    expect(checkOf(url, '--data', '').script).toMatchObject({ method: 'POST', body: 'text' })
  })

  it.each([
    [['--help'], 'help'],
    [['-h'], 'help'],
    [['check', '--help'], 'help'],
    [['--version'], 'version'],
  ])('%j asks for the %s', (args, kind) => {
    expect(readCommand(args)).toEqual({ kind })
  })

  it.each([
    ['the last origin', ['--origin', 'https://a.example', '--origin', 'null'], 'origin', 'null'],
    ['the last method', ['--method', 'GET', '--method', 'PUT'], 'method', 'PUT'],
  ])('with %s where it is given twice', (_title, args, name, value) => {
    expect(checkOf(url, ...args).script).toHaveProperty(name, value)
  })

  it('with a value that starts with a dash, after an equals sign', () => {
    expect(checkOf(url, '--data=-1').data).toBe('-1')
  })
})

describe('a URL is read', () => {
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
  ])('%s is %s', (written, read) => {
    expect(checkOf(written).script.url).toBe(read)
  })
})

describe('what is not understood is said', () => {
  it.each<readonly [args: readonly string[], message: string]>([
    [[], 'there is no command; see --help'],
    [['--json'], 'there is no command; see --help'],
    [['chek', url], 'there is no command "chek": did you mean check?'],
    [['explain', url], 'there is no command "explain": see --help'],
    [[url], `write: allow-origin check "${url}"`],
    [['check'], 'check what? Write: allow-origin check https://api.example.com/items'],
    [
      ['check', url, 'x'],
      'check takes one URL, and "x" is one argument too many; is it to be quoted?',
    ],
    [['check', url, '--orign', 'x'], 'there is no option "--orign": did you mean --origin?'],
    [['check', url, '-X', 'PUT'], 'there is no option "-X": see --help'],
    [['check', url, '--toString'], 'there is no option "--toString": see --help'],
    [['check', url, '--json=1'], '--json takes no value'],
    [['check', url, '--origin'], '--origin needs a value'],
    [
      ['check', url, '--data', '--send'],
      '--data needs a value; for one that starts with a dash, write --data="--send"',
    ],
    [['check', url, '--header', 'Accept'], '--header "Accept" is not written as "Name: value"'],
    [['check', url, '--header', ': x'], '--header ": x" is not written as "Name: value"'],
    ...['0', '-1', '1e3', 'x', '', '3601', 'Infinity'].map((seconds): [string[], string] => [
      ['check', url, `--timeout=${seconds}`],
      `--timeout "${seconds}" is no number of seconds above 0 and up to 3600`,
    ]),
    [
      ['check', url, '--origin', 'https://app.example.com/'],
      '--origin "https://app.example.com/" is no serialized origin: write https://app.example.com',
    ],
    [
      ['check', url, '--origin', '*'],
      '--origin "*" is no serialized origin: write scheme, host and port, as in "https://app.example.com"',
    ],
    [
      ['check', url, '--origin', 'https://*.example.com'],
      '--origin "https://*.example.com" is no serialized origin: write scheme, host and port, as in "https://app.example.com"',
    ],
    [
      ['check', 'api.example.com/items'],
      'the URL "api.example.com/items" has no scheme: write "https://api.example.com/items"',
    ],
    [['check', 'api example'], 'the URL "api example" has no scheme'],
    [['check', '/items'], '"/items" is no URL; "https://api.example.com/items" is one'],
    [
      ['check', 'https://a.example:99999'],
      '"https://a.example:99999" is no URL; "https://api.example.com/items" is one',
    ],
    [
      ['check', 'ws://api.example.com'],
      'the URL "ws://api.example.com" is not one of http: or https:',
    ],
  ])('%j: %s', (args, message) => {
    expect(() => readCommand(args)).toThrow(
      expect.objectContaining({ name: 'CannotTell', message }),
    )
  })
})
