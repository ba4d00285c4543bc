import { correct } from './correct.js'
import { diagnose } from './diagnose.js'
import { entryProblem, type EntryProblem } from './entry-problem.js'
import type { OriginPattern } from './pattern.js'
import { isList, membersOf } from './written-list.js'

/** Whether an allowlist may have an entry: what is refused is not suggested either. */
type IsSound = (entry: string | RegExp) => boolean

export const wrongType = (entry: unknown): EntryProblem =>
  entryProblem('wrong-type', entry, 'is no string, regular expression, or array of them.')

export const nullOrigin = (): EntryProblem =>
  entryProblem(
    'null-origin',
    'null',
    'any page on the web can send, from a sandboxed frame: allowing it allows everyone. To do that all the same, add ' +
      '`dangerously: { nullOrigin: true }`.',
  )

/** A string that is no pattern. */
export function malformedEntry(entry: string, isSound: IsSound): EntryProblem {
  const { code, says } = diagnose(entry)
  const members = isList(entry) ? membersOf(entry) : membersOf(entry).slice(0, 1)
  return entryProblem(code, entry, `${says}. It would match nothing.`, () =>
    members.map((member) => soundEntry(member, isSound)),
  )
}

/** An origin over plain http, with credentials. */
export function insecureOrigin(entry: string, isSound: IsSound): EntryProblem {
  const says =
    'anyone on the network can answer for, as it is not encrypted: with `credentials` they act as the user. To allow ' +
    'that all the same, add `dangerously: { insecureOrigins: true }`.'
  return entryProblem('insecure-origin', entry, says, () => [soundEntry(entry, isSound)])
}

/** A pattern for names that anyone can register, with credentials. */
export function openToRegistration(
  entry: string,
  { scheme, host }: OriginPattern,
  isSound: IsSound,
): EntryProblem {
  const says =
    `anyone can register a name under: ${host} is a public suffix, and with \`credentials\` whoever has a name there ` +
    'acts as the user. List the origins that are yours. To allow all of them all the same, add ' +
    '`dangerously: { publicSuffixes: true }`.'
  const mine = `${scheme}://your-app.${host}`
  return entryProblem('public-suffix', entry, says, () => [soundEntry(mine, isSound)])
}

/** What was meant by a string, where an allowlist may have that; over https, where it may not over http. */
function soundEntry(value: string, isSound: IsSound): string | RegExp | undefined {
  const secure = value.replace(/^\s*http:/i, 'https:')
  return [correct(value), correct(secure)].find((meant) => meant !== undefined && isSound(meant))
}
