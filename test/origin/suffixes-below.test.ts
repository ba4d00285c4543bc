import { describe, expect, it } from 'vitest'
import { isRegistrable, labelsBelow, suffixBelow } from '../../src/origin/public-suffix.js'
import { deepSuffixes, domainAbove, parents } from './suffix-trie.js'

type Tree = Map<string, Tree>

function asText(tree: Tree): string {
  return Array.from(tree, ([label, below]) =>
    below.size === 0 ? label : `${label}(${asText(below)})`,
  )
    .sort()
    .join(' ')
}

/** The source of `suffixes-below.cjs`, generated from the list in the installed `tldts`. */
function written(): string {
  const domains = new Map<string, Tree>()
  for (const suffix of deepSuffixes) {
    const domain = domainAbove(suffix) ?? ''
    let tree = domains.get(domain) ?? (new Map() as Tree)
    domains.set(domain, tree)
    const labels = suffix.slice(0, -domain.length - 1).split('.')
    for (const label of labels.reverse()) {
      const below = tree.get(label) ?? (new Map() as Tree)
      tree.set(label, below)
      tree = below
    }
  }
  const lines = Array.from(domains, ([domain, tree]) => `${domain} ${asText(tree)}`).sort()
  return `/**
 * The names under registrable domains that lead to a public suffix, one domain a line. \`railway.app up\` means
 * \`up.railway.app\`. \`tldts\` can tell that a name is a suffix, but not which suffixes are under a domain. To update this
 * list for the installed \`tldts\`, run \`npx vitest run test/origin/suffixes-below.test.ts -u\`. The same test checks it.
 */
module.exports = \`
${lines.join('\n')}
\`
`
}

describe('the generated list of suffixes', () => {
  it('matches the installed `tldts`', async () => {
    await expect(written()).toMatchFileSnapshot('../../src/origin/suffixes-below.cjs')
  })

  it('has a suffix below each parent', () => {
    expect(parents.length).toBeGreaterThan(400)
    for (const name of parents) {
      const suffix = suffixBelow(name)
      expect([name, suffix?.endsWith(`.${name}`)]).toEqual([name, true])
      expect(isRegistrable(`evil.${suffix}`)).toBe(true)
    }
  })

  it('has each label between a domain and its suffixes', () => {
    for (const suffix of deepSuffixes) {
      for (let name = suffix; name !== domainAbove(suffix);) {
        const [label = '', ...above] = name.split('.')
        name = above.join('.')
        expect(labelsBelow(name)).toContain(label)
      }
    }
  })

  it('has nothing below other names', () => {
    for (const name of [
      'example.com',
      'com',
      'ck',
      'www.ck',
      'city.kobe.jp',
      'localhost',
      'app.railway.app',
    ]) {
      expect([name, labelsBelow(name), suffixBelow(name)]).toEqual([name, [], undefined])
    }
  })
})
