import type { OriginChange } from '../live-options.js'
import { readAllowlist } from '../origin/entries/read-allowlist.js'
import { problemsOfEntry } from '../origin/entries/judge-entry.js'
import type { PolicyRules } from '../origin/entries/rules.js'
import type { ListChange, ListVersion } from '../origin/list-version.js'
import { CorsOptionsError, type CorsProblem, type Report } from '../problems.js'
import { finish } from '../values/pausable.js'
import { quote } from '../values/quote.js'
import { isRegExp } from '../values/realms.js'
import { unknownMember } from './member-problems.js'

const changeNames = Object.keys({
  add: true,
  remove: true,
} satisfies Record<keyof OriginChange, true>)

/**
 * Checks the entries of a change.
 *
 * @param rules those of the list
 * @param list entries that are on it can always be removed
 * @throws CorsOptionsError with every problem
 */
export function readChange(
  given: OriginChange,
  rules: PolicyRules,
  list: Pick<ListVersion, 'includes'>,
): ListChange {
  const problems: CorsProblem[] = []
  const report: Report = (problem) => {
    problems.push(problem)
  }
  if (typeof given !== 'object' || (given as unknown) === null || Array.isArray(given)) {
    throw new CorsOptionsError([notChange(given)])
  }
  for (const name of Object.keys(given)) {
    if (!changeNames.includes(name)) report(unknownMember(name, name, changeNames))
  }
  const add = readEntries(given.add, 'add', report)
  const remove = readEntries(given.remove, 'remove', report)
  const sound = finish(readAllowlist(add, 'add', rules, report))
  checkRemoved(remove, list, report)
  if (problems.length > 0) throw new CorsOptionsError(problems)
  return { add: Array.from(sound.entries()), remove: remove.slice() as ListChange['remove'] }
}

/** Reports entries that no list can have. Without an error, the origin that was meant would silently stay allowed. */
function checkRemoved(
  remove: readonly unknown[],
  list: Pick<ListVersion, 'includes'>,
  report: Report,
): void {
  const isListed = (entry: unknown): boolean =>
    (typeof entry === 'string' || isRegExp(entry)) && list.includes(entry)
  for (const [index, entry] of remove.entries()) {
    if (isListed(entry)) continue
    for (const problem of problemsOfEntry(entry, anyDanger)) report(problem(`remove[${index}]`))
  }
}

/** Whatever an entry is a danger to, it may be removed. */
const anyDanger: PolicyRules = {
  credentials: false,
  nullOrigin: true,
  insecureOrigins: true,
  publicSuffixes: true,
}

function readEntries(value: unknown, path: string, report: Report): readonly unknown[] {
  if (value === undefined) return []
  if (Array.isArray(value)) return value
  const message = `\`${path}\` is ${quote(value)}. It must be an array of entries of \`origin\`.`
  report({ code: 'wrong-type', path, message })
  return []
}

const notChange = (value: unknown): CorsProblem => ({
  code: 'wrong-type',
  path: '',
  message: `\`change()\` expects an object, but got ${quote(value)}. For example: \`{ add: ['https://app.example.com'] }\`.`,
})

/** Copies a change that is not read yet, because the user could change theirs. It may be anything. */
export function copyChange(given: OriginChange): OriginChange {
  if (typeof given !== 'object' || (given as unknown) === null || Array.isArray(given)) return given
  return { ...given, add: copyEntries(given.add), remove: copyEntries(given.remove) }
}

const copyEntries = <Entries>(entries: Entries): Entries =>
  Array.isArray(entries) ? (entries.slice() as Entries) : entries

/** A change of a policy without a list. */
export const withoutList = (): CorsProblem => ({
  code: 'change-without-list',
  path: 'origin',
  message:
    '`change()` adds and removes entries of a list, but `origin` is not a list. Return an array from `load`, or call ' +
    '`reload()` instead.',
})
