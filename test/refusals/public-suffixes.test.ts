import { createPolicy } from 'allow-origin'
import { describe, expect, it } from 'vitest'
import { isRegistrable } from '../origin/audit/registrable.js'
import { deepSuffixes, parents } from '../origin/suffix-trie.js'
import { problemsOf, writeBack } from './problems.js'

const wildcard = (host: string) => ({ origin: `https://*.${host}`, credentials: true })

describe('a wildcard over a public suffix, with credentials', () => {
  it.each([
    ['vercel.app', 'vercel.app', 'https://evil.vercel.app'],
    ['railway.app', 'up.railway.app', 'https://evil.up.railway.app'],
    ['windows.net', 'servicebus.windows.net', 'https://evil.servicebus.windows.net'],
    ['rds.amazonaws.com', 'any.af-south-1.rds.amazonaws.com', undefined],
    ['ck', 'ck', undefined],
  ])('over %s is rejected with the suffix %s and an example', (host, suffix, origin) => {
    const [problem, ...others] = problemsOf(wildcard(host))

    expect(others).toEqual([])
    expect(problem?.code).toBe('public-suffix')
    expect(problem?.message).toContain(` ${suffix}, and anyone can register a name there`)
    expect(problem?.message).toContain(origin ?? 'https://evil.')
    expect(problem && problemsOf(writeBack(wildcard(host), problem))).toEqual([])
  })

  it('is rejected for every suffix and for every parent of one', () => {
    const hosts = [...deepSuffixes, ...parents]
    const options = { origin: hosts.map((host) => `https://*.${host}`), credentials: true }
    const problems = problemsOf(options)
    expect(problems.map(({ code, path }) => [code, path])).toEqual(
      hosts.map((_, index) => ['public-suffix', `origin[${index}]`]),
    )
    const open = createPolicy({ ...options, dangerously: { publicSuffixes: true } })
    for (const { message } of problems) {
      const [, origin = '', name = ''] = /"(https:\/\/(evil\.[^"]*))" could/.exec(message) ?? []
      expect([name, isRegistrable(name)]).toEqual([name, true])
      expect([origin, open.allows(origin)]).toEqual([origin, true])
    }
  })

  it('is accepted for a domain with a single owner', () => {
    const owned = ['my-app.up.railway.app', 'app.railway.app', 'www.ck', 'city.kobe.jp', 'internal']
    for (const host of owned) expect([host, problemsOf(wildcard(host))]).toEqual([host, []])
  })

  it('is accepted without credentials', () => {
    expect(problemsOf({ origin: 'https://*.railway.app' })).toEqual([])
  })
})
