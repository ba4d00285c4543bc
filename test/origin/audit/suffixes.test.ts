import { parse } from 'tldts'
import { describe, expect, it } from 'vitest'
import { auditExpression } from '../../../src/origin/audit/audit-expression.js'
import { deepSuffixes, parents } from '../suffix-trie.js'
import { isRegistrable } from './registrable.js'

const { raw } = String

/** A sample of the suffixes below registrable domains. `SUFFIXES=all` tests all of them. */
const suffixes =
  process.env.SUFFIXES === 'all'
    ? deepSuffixes
    : deepSuffixes.filter((_, index) => index % 23 === 0)
const known = [
  'up.railway.app',
  's3.amazonaws.com',
  'blob.core.windows.net',
  'kobe.jp',
  'vercel.app',
]

const escaped = (name: string): string => name.replaceAll('.', raw`\.`)
const audit = (source: string) => auditExpression(new RegExp(source), { credentials: true })

/** The suffix. For a wildcard rule, also a suffix one label below. */
const withOneBelow = (suffix: string): string[] =>
  isRegistrable(`evil.${suffix}`) ? [suffix] : [suffix, `any.${suffix}`]

/** Regular expressions for the label before a suffix. */
const shapes = {
  'a prefix': ['myapp-[a-z0-9-]+'],
  'a suffix': ['[a-z0-9-]+-myteam'],
  digits: [raw`pr-\d+`],
  'a count': ['[a-z0-9]{5,20}'],
  'the whole label': ['[^.]+', '.*', raw`[\w-]+`],
  alternatives: ['(?:myapp|preview[a-z]+)'],
}

describe.each(Object.entries(shapes))('with credentials, %s before', (_, labels) => {
  it.each(labels)('a public suffix is rejected: %s', (label) => {
    for (const suffix of [...known, ...suffixes].flatMap(withOneBelow)) {
      const source = raw`^https:\/\/${label}\.${escaped(suffix)}$`
      const [finding, ...others] = audit(source)
      expect([source, finding?.kind, others]).toEqual([source, 'public-suffix', []])
      const origin = finding?.counterexample ?? ''
      expect([origin, new RegExp(source).test(origin)]).toEqual([origin, true])
      expect([origin, isAnyonesBelow(origin, suffix)]).toEqual([origin, true])
    }
  })
})

/** Whether the registrable domain of an origin is below a name. An origin that is itself a suffix counts too. */
function isAnyonesBelow(origin: string, name: string): boolean {
  const { domain, publicSuffix } = parse(origin, { allowPrivateDomains: true })
  return (domain ?? publicSuffix ?? '').endsWith(`.${name}`)
}

describe('with credentials', () => {
  it('a wildcard before each parent of a suffix is rejected', () => {
    const names = parents.filter((_, index) => process.env.SUFFIXES === 'all' || index % 11 === 0)
    for (const name of ['railway.app', 'windows.net', 'amazonaws.com', ...names]) {
      const source = raw`^https:\/\/.*\.${escaped(name)}$`
      const [finding, ...others] = audit(source)
      expect([source, finding?.kind, others]).toEqual([source, 'public-suffix', []])
      const origin = finding?.counterexample ?? ''
      expect([origin, new RegExp(source).test(origin)]).toEqual([origin, true])
      expect([origin, isAnyonesBelow(origin, name)]).toEqual([origin, true])
    }
  })

  it.each([
    [raw`^https:\/\/[a-z-]+\.[a-z-]+\.railway\.app$`, 'https://evil.up.railway.app'],
    [raw`^https:\/\/(?:[a-z-]+\.)*railway\.app$`, 'https://evil.up.railway.app'],
    [raw`^https:\/\/[a-z-]+\.u[a-z]+\.railway\.app$`, 'https://evil.up.railway.app'],
    [raw`^https:\/\/[a-z-]+\.(?:up|down)\.railway\.app$`, 'https://evil.up.railway.app'],
    [raw`^https:\/\/.*up\.railway\.app$`, 'https://evil.up.railway.app'],
    [
      raw`^https:\/\/\w+\.s3[.-][a-z0-9-]+\.amazonaws\.com$`,
      /^https:\/\/evil\.s3\.[a-z-]+-\d\.amazonaws\.com$/,
    ],
  ])('a suffix that a wildcard can match is found: %s', (source, origin) => {
    const [finding] = audit(source)
    expect(finding?.kind).toBe('public-suffix')
    expect(finding?.counterexample).toMatch(origin)
  })

  it.each([
    raw`^https:\/\/myapp\.up\.railway\.app$`,
    raw`^https:\/\/(?:myapp|other)\.up\.railway\.app$`,
    raw`^https:\/\/(?:[a-z]+\.)*myapp\.up\.railway\.app$`,
    raw`^https:\/\/[a-z]+\.myapp\.up\.railway\.app$`,
    raw`^https:\/\/[a-z]+\.railway\.app$`,
    raw`^https:\/\/[a-z]+\.app\.railway\.app$`,
    raw`^https:\/\/pr-\d+\.[x-z]+\.railway\.app$`,
    raw`^https:\/\/my-bucket\.s3[.-][a-z0-9-]+\.amazonaws\.com$`,
    raw`^https:\/\/[a-z]+\.www\.ck$`,
    raw`^https:\/\/[a-z]+\.city\.kobe\.jp$`,
  ])('a domain with a single owner is accepted: %s', (source) => {
    expect(audit(source)).toEqual([])
  })

  it('a literal name before each suffix is accepted', () => {
    for (const suffix of [...known, ...suffixes]) {
      const below = isRegistrable(`evil.${suffix}`) ? suffix : `any.${suffix}`
      for (const label of ['myapp', '(?:myapp|other)', '(?:[a-z]+\\.)?myapp']) {
        const source = raw`^https:\/\/${label}\.${escaped(below)}$`
        expect([source, audit(source)]).toEqual([source, []])
      }
    }
  })
})
