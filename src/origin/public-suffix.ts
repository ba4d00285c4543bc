import loadTldts from './load-tldts.cjs'
import { suffixesBelow } from './suffixes-below.js'

/**
 * Loads the Public Suffix List, if it is not there yet. A policy that may need it calls this when it is made, so that no
 * request waits for it.
 */
export const loadPublicSuffixes = (): void => {
  loadTldts()
}

/** What the list says about a host, with its private section. */
const parse = (host: string): ReturnType<ReturnType<typeof loadTldts>['parse']> =>
  loadTldts().parse(host, { allowPrivateDomains: true })

/**
 * Whether anyone can register a name right in front of a host: below a public suffix of the Public Suffix List, with its
 * private section. A name that is on nobody's list, such as `localhost` or an intranet's, is not a suffix.
 */
export function isOpenToRegistration(host: string): boolean {
  const { publicSuffix, isIcann, isPrivate } = parse(`name.${host}`)
  return (
    (isIcann === true || isPrivate === true) &&
    publicSuffix !== null &&
    publicSuffix.length >= host.length
  )
}

/** Whether a host is a suffix of the domain name system's own, as `co.uk` is: no one site has all that is below it. */
export const isRegistry = (host: string): boolean => {
  const { publicSuffix, isIcann } = parse(`name.${host}`)
  return isIcann === true && publicSuffix === host
}

/** Whether a host is a name that anyone could register: one label in front of a public suffix. */
export function isRegistrable(host: string): boolean {
  const { domain, isIcann, isPrivate } = parse(host)
  return (isIcann === true || isPrivate === true) && domain === host
}

/** The public suffix that a host lies below; `undefined` if it is on nobody's list. */
export function publicSuffixOf(host: string): string | undefined {
  const { publicSuffix, isIcann, isPrivate } = parse(host)
  return isIcann === true || isPrivate === true ? (publicSuffix ?? undefined) : undefined
}

/** The labels that lead from a registrable domain, or a name below one, to public suffixes: `up` for `railway.app`. */
export function labelsBelow(host: string): readonly string[] {
  for (let dot = -1; ;) {
    const domain = host.slice(dot + 1)
    const known = treeOf(domain)
    if (known !== undefined) return known.get(host) ?? []
    dot = host.indexOf('.', dot + 1)
    if (dot === -1) return []
  }
}

/** A public suffix below a registrable domain, or below a name under one; a short one, if there are several. */
export function suffixBelow(host: string): string | undefined {
  const names = [host]
  for (const name of names) {
    if (name !== host && isRegistrable(`evil.${name}`)) return name
    names.push(...labelsBelow(name).map((label) => `${label}.${name}`))
  }
  // What is left are rules with a wildcard: each name below is a suffix.
  return names
    .slice(1)
    .filter(isOpenToRegistration)
    .map((name) => `any.${name}`)[0]
}

/** For a domain, each name in its line with the labels below; only the lines that are asked for are read. */
const trees = new Map<string, ReadonlyMap<string, readonly string[]>>()

function treeOf(domain: string): ReadonlyMap<string, readonly string[]> | undefined {
  const known = trees.get(domain)
  if (known !== undefined) return known
  const start = suffixesBelow.indexOf(`\n${domain} `)
  if (start === -1) return undefined
  const tree = new Map<string, string[]>()
  const above = [domain]
  let name = domain
  const line = suffixesBelow.slice(
    start + domain.length + 2,
    suffixesBelow.indexOf('\n', start + 1),
  )
  for (const [part] of line.matchAll(/[^ ()]+|[()]/g)) {
    if (part === '(') above.push(name)
    else if (part === ')') above.pop()
    else {
      const parent = above.at(-1) ?? domain
      name = `${part}.${parent}`
      const labels = tree.get(parent)
      if (labels === undefined) tree.set(parent, [part])
      else labels.push(part)
    }
  }
  trees.set(domain, tree)
  return tree
}
