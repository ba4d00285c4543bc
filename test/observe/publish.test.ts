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
 * The module as it is in a process with this `NODE_DEBUG`.
 *
 * @param enabled what the runtime says that the section is
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
})

it('a debug log alone is a listener, and gets one line, never as a format', async () => {
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

it('a debug log of Bun, which does not say whether it is enabled, gets lines too', async () => {
  const { publish } = await load(undefined)

  publish(message)
  expect(written).toHaveLength(1)
})

it('without one, and without a subscriber, nobody listens and nothing is written', async () => {
  const { isObserved, publish } = await load(false)
  expect(isObserved()).toBe(false)

  publish(message)
  expect(written).toEqual([])
})

it('nothing is written on workerd, which enables every section without `NODE_DEBUG`', async () => {
  const { isObserved, publish } = await load(true, '')
  expect(isObserved()).toBe(false)

  publish(message)
  expect(written).toEqual([])
})

it.each([
  ['allowed, any-origin', message],
  ['denied, not-listed', { ...message, allowed: false, reason: 'not-listed' } as const],
])('a request whose members throw gets a line all the same: %s', async (outcome, decided) => {
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
