import { channel } from 'node:diagnostics_channel'
import { createPolicy } from 'allow-origin'
import { beforeEach, expect, it } from 'vitest'
import { createObserver } from '../../src/observe/observe.js'
import type { Observer } from '../../src/policy/decide-request.js'

const written: unknown[][] = []
const policy = createPolicy()
const facts = {
  method: 'GET',
  origin: 'https://app.example.com',
  requestMethod: undefined,
  requestHeaders: undefined,
}

/**
 * The observer in a process with this `NODE_DEBUG`, without a subscriber.
 *
 * @param enabled whether the runtime reports the section as enabled
 */
function observe(enabled: boolean | undefined, nodeDebug = 'allow-origin'): Observer {
  return createObserver({
    channel,
    debuglog: (section: string) =>
      Object.assign(
        (...args: unknown[]) => written.push([section, ...args]),
        enabled === undefined ? {} : { enabled },
      ),
    nodeDebug,
  })
}

const tell = (observer: Observer, request: unknown, isAllowed = true): void => {
  observer.tell(policy, facts, request, { ...policy.decide(facts, true), allowed: isAllowed })
}

beforeEach(() => {
  written.length = 0
})

it('a debug log alone gets one line, never as a format string', () => {
  const observer = observe(true)
  expect(observer.isObserved()).toBe(true)

  tell(observer, { url: '/%s' })
  expect(written).toEqual([
    [
      'allow-origin',
      '%s',
      'actual request "GET /%s" from "https://app.example.com": allowed, any-origin',
    ],
  ])
})

it('a debug log on Bun, which has no `enabled`, gets lines too', () => {
  tell(observe(undefined), { url: '/' })
  expect(written).toHaveLength(1)
})

it.each([
  ['without a debug log and a subscriber', false, 'allow-origin'],
  ['on workerd, which reports every section as enabled', true, ''],
])('nothing is observed or written %s', (_, enabled, nodeDebug) => {
  const observer = observe(enabled, nodeDebug)
  expect(observer.isObserved()).toBe(false)

  tell(observer, { url: '/' })
  expect(written).toEqual([])
})

it.each([
  ['allowed', true],
  ['denied', false],
])('a request whose members throw still gets a line: %s', (outcome, isAllowed) => {
  const request = {
    get url(): string {
      throw new Error('no URL here')
    },
  }

  tell(observe(true), request, isAllowed)
  expect(written).toEqual([
    ['allow-origin', '%s', `a request that cannot be shown: ${outcome}, any-origin`],
  ])
})
