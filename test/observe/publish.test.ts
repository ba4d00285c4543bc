import { createPolicy, type DecisionMessage } from 'allow-origin'
import type * as Publish from '../../src/observe/publish.js'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

const written: unknown[][] = []
const message: DecisionMessage = {
  kind: 'actual',
  allowed: true,
  reason: 'any-origin',
  method: 'GET',
  origin: 'https://app.example.com',
  requestMethod: undefined,
  requestHeaders: undefined,
  policy: createPolicy(),
  request: { url: '/', headers: {} },
  error: undefined,
}

/**
 * Loads the module as in a process with this `NODE_DEBUG`.
 *
 * @param enabled whether the runtime reports the section as enabled
 */
async function load(
  enabled: boolean | undefined,
  nodeDebug = 'allow-origin',
): Promise<typeof Publish> {
  vi.stubEnv('NODE_DEBUG', nodeDebug)
  vi.doMock('node:util', () => ({
    debuglog: (section: string) =>
      Object.assign(
        (...args: unknown[]) => written.push([section, ...args]),
        enabled === undefined ? {} : { enabled },
      ),
  }))
  return import('../../src/observe/publish.js')
}

beforeEach(() => {
  vi.resetModules()
  written.length = 0
})

afterEach(() => {
  vi.doUnmock('node:util')
  vi.unstubAllEnvs()
  // Otherwise the next test file that runs in this process gets the module with its debug log.
  vi.resetModules()
})

it('a debug log alone gets one line, never as a format string', async () => {
  const { isObserved, publish } = await load(true)
  expect(isObserved()).toBe(true)

  publish({ ...message, request: { url: '/%s', headers: {} } })
  expect(written).toEqual([
    [
      'allow-origin',
      '%s',
      'actual request "GET /%s" from "https://app.example.com": allowed, any-origin',
    ],
  ])
})

it('a debug log on Bun, which has no `enabled`, gets lines too', async () => {
  const { publish } = await load(undefined)

  publish(message)
  expect(written).toHaveLength(1)
})

it('without a debug log and a subscriber, nothing is observed or written', async () => {
  const { isObserved, publish } = await load(false)
  expect(isObserved()).toBe(false)

  publish(message)
  expect(written).toEqual([])
})

it('nothing is written on workerd, which reports every section as enabled', async () => {
  const { isObserved, publish } = await load(true, '')
  expect(isObserved()).toBe(false)

  publish(message)
  expect(written).toEqual([])
})

it.each([
  ['allowed, any-origin', message],
  ['denied, not-listed', { ...message, allowed: false, reason: 'not-listed' } as const],
])('a request whose members throw still gets a line: %s', async (outcome, decided) => {
  const { publish } = await load(true)
  const request = {
    headers: {},
    get url(): string {
      throw new Error('no URL here')
    },
  }

  publish({ ...decided, request })
  expect(written).toEqual([['allow-origin', '%s', `a request that cannot be shown: ${outcome}`]])
})
