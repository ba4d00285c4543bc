import { loadSuffixesBelow, loadTldts } from './load-suffixes.cjs'

/**
 * Loads the Public Suffix List, unless it is already loaded. Policies that may need it call this at startup, because
 * otherwise a request would wait for it.
 */
export const loadPublicSuffixes = (): void => {
  loadTldts()
  loadSuffixesBelow()
}

/** Looks a host up in the list, including its private section. */
const lookUp = (host: string): ReturnType<ReturnType<typeof loadTldts>['parse']> =>
  loadTldts().parse(host, { allowPrivateDomains: true })

/**
 * Whether anyone can register a name directly under a host, because it is in the Public Suffix List or its private
 * section. Other names, such as `localhost` or those of an intranet, are not public suffixes.
 */
export function isOpenToRegistration(host: string): boolean {
  const { publicSuffix, isIcann, isPrivate } = lookUp(`name.${host}`)
  return (
    (isIcann === true || isPrivate === true) &&
    publicSuffix !== null &&
    publicSuffix.length >= host.length
  )
}

/** Whether a host is a suffix of the domain name system itself, such as `co.uk`. No single site owns what is under it. */
export const isRegistry = (host: string): boolean => {
  const { publicSuffix, isIcann } = lookUp(`name.${host}`)
  return isIcann === true && publicSuffix === host
}

/** Whether a host is a name that anyone could register: one label under a public suffix. */
export function isRegistrable(host: string): boolean {
  const { domain, isIcann, isPrivate } = lookUp(host)
  return (isIcann === true || isPrivate === true) && domain === host
}

/** The public suffix of a host, or `undefined` if the list does not have one. */
export function publicSuffixOf(host: string): string | undefined {
  const { publicSuffix, isIcann, isPrivate } = lookUp(host)
  return isIcann === true || isPrivate === true ? (publicSuffix ?? undefined) : undefined
}

/** The labels that lead from a registrable domain, or a name under one, to public suffixes: `up` for `railway.app`. */
export function labelsBelow(host: string): readonly string[] {
  for (let dot = -1; ;) {
    const domain = host.slice(dot + 1)
    const known = treeOf(domain)
    if (known !== undefined) return known.get(host) ?? []
    dot = host.indexOf('.', dot + 1)
    if (dot === -1) return []
  }
}

/** A public suffix under a registrable domain, or under one of its names. If there are several, it is a short one. */
export function suffixBelow(host: string): string | undefined {
  const names = [host]
  for (const name of names) {
    if (name !== host && isRegistrable(`evil.${name}`)) return name
    names.push(...labelsBelow(name).map((label) => `${label}.${name}`))
  }
  // Only wildcard rules are left: every name under them is a suffix.
  return names
    .slice(1)
    .filter(isOpenToRegistration)
    .map((name) => `any.${name}`)[0]
}

/** By domain: each name in its line of `suffixes-below.cjs`, with the labels under it. Lines are parsed when needed. */
const trees = new Map<string, ReadonlyMap<string, readonly string[]>>()

function treeOf(domain: string): ReadonlyMap<string, readonly string[]> | undefined {
  const known = trees.get(domain)
  if (known !== undefined) return known
  const suffixesBelow = loadSuffixesBelow()
  const start = suffixesBelow.indexOf(`\n${domain} `)
  if (start === -1) return undefined
  const tree = new Map<string, string[]>()
  const above: string[] = []
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
