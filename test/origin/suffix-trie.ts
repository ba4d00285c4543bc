import { createRequire } from 'node:module'
import { parse } from 'tldts'

/** The Public Suffix List inside the installed `tldts`, which has no public API to list it. */
interface Trie {
  readonly edgeChild: readonly number[]
  readonly edgeLength: readonly number[]
  readonly edgeStart: readonly number[]
  readonly labelText: string
  readonly nodeFlags: readonly number[]
  readonly rulesRoot: number
}

const trie = createRequire(import.meta.url)('tldts/dist/cjs/src/data/trie.js') as Trie

function rulesBelow(node: number, name: string, labels: readonly string[]): string[] {
  const rules = (trie.nodeFlags[node] ?? 0) > 0 ? [name] : []
  for (let edge = trie.edgeStart[node] ?? 0; edge < (trie.edgeStart[node + 1] ?? 0); edge += 1) {
    const label = labels[edge] ?? ''
    const below = name === '' ? label : `${label}.${name}`
    rules.push(...rulesBelow(trie.edgeChild[edge] ?? 0, below, labels))
  }
  return rules
}

function allRules(): string[] {
  let offset = 0
  const labels = Array.from(trie.edgeLength, (length) => {
    offset += length
    return trie.labelText.slice(offset - length, offset)
  })
  return rulesBelow(trie.rulesRoot, '', labels)
}

/** Origins contain Punycode, so rules in Unicode are left out. */
const isAscii = (name: string): boolean => /^[\0-\x7f]*$/.test(name)

function isRegistrable(host: string): boolean {
  const { domain, isIcann, isPrivate } = parse(host, { allowPrivateDomains: true })
  return domain === host && (isIcann === true || isPrivate === true)
}

/** The registrable domain above a suffix, if there is one. */
export function domainAbove(suffix: string): string | undefined {
  const labels = suffix.split('.')
  return labels.map((_, index) => labels.slice(index + 1).join('.')).find(isRegistrable)
}

/** Every suffix below a registrable domain. For the rule `*.elb.amazonaws.com`, it is `elb.amazonaws.com`. */
export const deepSuffixes: readonly string[] = [
  ...new Set(
    allRules()
      .filter((rule) => isAscii(rule) && domainAbove(rule) !== undefined)
      .map((rule) => rule.replace(/^\*\./, '')),
  ),
]
  .filter((suffix) => domainAbove(suffix) !== undefined)
  .sort()

/** Every name above one of those suffixes that is not a suffix itself. */
export const parents: readonly string[] = [
  ...new Set(
    deepSuffixes.flatMap((suffix) => {
      const labels = suffix.split('.')
      const above = labels.map((_, index) => labels.slice(index + 1).join('.'))
      return above.slice(0, above.indexOf(domainAbove(suffix) ?? '') + 1)
    }),
  ),
]
  .filter((name) => {
    const { publicSuffix } = parse(`name.${name}`, { allowPrivateDomains: true })
    return (publicSuffix ?? '').length < name.length
  })
  .sort()
