import { quote, toSource } from '../../values/quote.js'
import type { OriginEntry } from '../../options.js'
import { acceptedProblems, acceptRisk, mostOffered } from './accept-risk.js'
import { correct } from '../mistakes/correct.js'
import { diagnose } from '../mistakes/diagnose.js'
import { entryProblem, isInArray, type EntryProblem } from './entry-problem.js'
import { isLocal } from '../loopback.js'
import { parsePattern, type OriginPattern } from '../pattern.js'
import { isRegistrable } from '../public-suffix.js'
import { isExpression, readExpression } from '../mistakes/written-expression.js'
import { isList, membersOf, splitList } from '../mistakes/written-list.js'
import type { ListedDanger } from './rules.js'
import { readWord } from '../mistakes/written-word.js'
import { isFile, withSlashes } from '../mistakes/written-origin.js'

/** Finds what is wrong with an entry. A suggestion must pass it too. */
export type Judge = (entry: OriginEntry) => readonly EntryProblem[]

/** An entry that is neither a string nor a regular expression. */
export const wrongType = (entry: unknown): EntryProblem =>
  entryProblem('wrong-type', entry, (path) => {
    if (path === answered) {
      return 'is not an origin. Return true, false, a string, a regular expression, or an array of strings and regular expressions.'
    }
    if (!isInArray(path)) {
      return 'is not an origin. Write a string, a regular expression, a function, true, false, or an array of strings and regular expressions.'
    }
    return entry
      ? 'is not an origin. The entries of a list are strings and regular expressions.'
      : `is not an origin: is an environment variable missing, or a condition false? ${dropEmpty}`
  })

/** The path of what a predicate returned. */
const answered = 'origin()'

const dropEmpty = 'Drop empty entries with `list.filter(Boolean)`.'

/** `'null'` or `'file://'`. */
export const nullOrigin = (entry: string): EntryProblem =>
  entryProblem(
    'null-origin',
    entry,
    (entry === 'null'
      ? 'any page on the web can send from a sandboxed iframe, so allowing it allows every website. '
      : 'Cordova and other WebKit apps send for local files, so allowing it allows every file opened in these apps. ') +
      'To do that anyway, add `dangerously: { nullOrigin: true }`.',
  )

/** A string that is not a valid pattern. */
export function malformedEntry(entry: string, credentials: boolean, judge: Judge): EntryProblem {
  const { code, says, advice, meant } = diagnose(entry)
  const adviceAt = (path: string): string =>
    (path === answered && meant !== undefined
      ? `Return ${meant === 'false' ? 'false' : 'true'}, without quotes`
      : undefined) ??
    (isInArray(path) ? inArray(code, entry) : undefined) ??
    (credentials ? refusalOf(entry, judge) : undefined) ??
    advice
  const problem = entryProblem(
    code,
    entry,
    (path) => `${says}. ${adviceAt(path)}.`,
    () => (code === 'origin-word' ? [] : entriesMeant(entry, judge)),
  )
  if (meant === undefined || (meant !== 'false' && credentials)) return problem
  // In an array, no entry means every origin, or none.
  return (path) => (path === 'origin' ? { ...problem(path), suggestion: meant } : problem(path))
}

/** What to do if it is clear which entry was meant, but that entry is not allowed with credentials. */
function refusalOf(entry: string, judge: Judge): string | undefined {
  if (isExpression(entry) || readWord(entry) !== undefined) return undefined
  const [member = '', ...others] = membersIn(entry)
  const meant = others.length === 0 ? correct(member) : undefined
  if (meant === undefined || soundEntry(member, judge) !== undefined) return undefined
  const codes = judge(meant).map((problem) => problem('origin').code)
  const isAll = (danger: ListedDanger): boolean =>
    codes.every((code) => acceptedProblems[danger].includes(code))
  if (isAll('insecureOrigins')) {
    return `Write \`${toSource(meant)}\`, and because of \`credentials\`, list it in \`dangerously.insecureOrigins\` too`
  }
  return isAll('publicSuffixes')
    ? 'Anyone can register a name that matches it, so list your own origins if you need `credentials`'
    : undefined
}

/** What to do in an array. Most of its strings come from an environment variable that was split. */
function inArray(code: string, entry: string): string | undefined {
  if (code === 'origin-empty') {
    return `Drop empty entries with \`list.filter(Boolean)\`, or for a list from the environment: ${splitList}`
  }
  return code === 'origin-spaces' && /^\s|\s$/.test(entry)
    ? `For a list from the environment, write ${splitList}`
    : undefined
}

function entriesMeant(entry: string, judge: Judge): readonly (OriginEntry | undefined)[] {
  if (isExpression(entry)) return [soundEntry(entry, judge)]
  const members = membersIn(entry)
  return members.length > mostMembers ? [] : members.map((member) => soundEntry(member, judge))
}

/** Members of a longer list are not worth repeating: the message says how to split the string. */
const mostMembers = 50

function membersIn(entry: string): readonly string[] {
  const text = withSlashes(entry)
  return isList(text)
    ? membersOf(text).filter((member) => member !== 'undefined')
    : membersOf(text).slice(0, 1)
}

/** A plain-http origin, with credentials. */
export const insecureOrigin = (entry: string, judge: Judge): EntryProblem =>
  entryProblem(
    'insecure-origin',
    entry,
    (_, offers) =>
      'anyone on the network can impersonate: with `credentials`, they could act as your users. Use https or, if ' +
      `you trust the network, accept the risk with ${acceptRisk('insecureOrigins', entry, offers)}.`,
    () => [soundEntry(entry, judge)],
  )

/**
 * A plain-http origin on a local network or at an IP address, with credentials. Https is rarely available there, so the
 * suggestion is a value for `dangerously.insecureOrigins`. It lists this entry, those that it lists already, and others
 * of this kind.
 *
 * @param isKept whether another entry that breaks the rule belongs in the list
 */
export const localOrigin =
  (entry: string, isKept: (entry: OriginEntry) => boolean): EntryProblem =>
  (path, offers = () => [entry]) => {
    const kept = (offers('insecureOrigins') ?? []).filter(isKept)
    const list = kept.length > mostOffered ? 'true' : toSource(kept)
    return {
      code: 'insecure-origin',
      path: 'dangerously.insecureOrigins',
      message:
        `\`${path}\` is ${quote(entry)}: over plain http, anyone on the network can impersonate it, and with ` +
        `\`credentials\` act as your users. If you trust the network, accept the risk with \`dangerously: { insecureOrigins: ${list} }\`.`,
      suggestion: list,
    }
  }

/** A pattern that matches names that anyone can register, with credentials. */
export function openToRegistration(
  entry: string,
  { scheme, host }: OriginPattern,
  suffix: string,
  judge: Judge,
): EntryProblem {
  const covers = suffix === host ? 'covers all of' : 'also covers'
  const attacker = isRegistrable(`evil.${suffix}`) ? `evil.${suffix}` : `evil.any.${suffix}`
  return entryProblem(
    'public-suffix',
    entry,
    (_, offers) =>
      `${covers} ${suffix}, and anyone can register a name there: with \`credentials\`, "${scheme}://${attacker}" could act ` +
      `as your users. List your own origins, or accept the risk with ${acceptRisk('publicSuffixes', entry, offers)}.`,
    () => [soundEntry(`${scheme}://your-app.${suffix}`, judge)],
  )
}

/** Every extension of a browser, with credentials. */
export const everyExtension = (entry: string): EntryProblem =>
  entryProblem(
    'public-suffix',
    entry,
    (_, offers) =>
      'matches every extension that a user has installed: with `credentials`, any of them could act as your users. ' +
      `List your own extension's origin, or accept the risk with ${acceptRisk('publicSuffixes', entry, offers)}.`,
  )

/** The entry that was meant by a string, if it is allowed. If not over http, then over https. */
function soundEntry(value: string, judge: Judge): OriginEntry | undefined {
  const isSound = (meant: OriginEntry | undefined): meant is OriginEntry =>
    meant !== undefined && judge(meant).length === 0
  if (isFile(value)) return ['file://'].find(isSound)
  if (readWord(value) !== undefined) return undefined
  if (isExpression(value)) {
    const expressions = readExpression(value)
    const audited = expressions.map((expression) => suggestedFor(expression, judge))
    return [...expressions, ...audited].find(isSound)
  }
  const meant = correct(value)
  return [meant, patternOverHttps(meant)].find(isSound)
}

/** The same pattern over https, unless its host is local. */
function patternOverHttps(meant: OriginEntry | undefined): OriginEntry | undefined {
  const pattern = typeof meant === 'string' ? parsePattern(meant) : undefined
  if (typeof meant !== 'string' || pattern?.scheme !== 'http' || isLocal(pattern.host))
    return undefined
  return correct(meant.replace('http:', 'https:'))
}

/** What the audit suggests instead of a regular expression. */
function suggestedFor(expression: RegExp, judge: Judge): OriginEntry | undefined {
  const sources = judge(expression).map((problem) => problem('origin').suggestion)
  const source = sources.find((one) => one !== undefined) ?? ''
  const [, body, flags] = /^\/(.+)\/([a-z]*)$/s.exec(source) ?? []
  if (body !== undefined) return new RegExp(body, flags)
  return /^'([^'\\]+)'$/.exec(source)?.[1]
}
