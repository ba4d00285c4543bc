import type { Header, HeaderList } from '../../../src/protocol/header-list.js'
import { originNames, type OriginName } from '../servers/origins.js'

/** A redirect: its status and its target. */
export interface Hop {
  readonly status: number
  readonly to: OriginName
}

/** The response of a server without a policy. */
export interface Answer {
  readonly status: number
  readonly headers: HeaderList
}

/** Finds the name in a cell. An unknown name is a mistake in a table. */
export function readName<Name extends string>(names: readonly Name[], cell = ''): Name {
  const found = names.find((name) => name === cell)
  if (found === undefined)
    throw new Error(`${JSON.stringify(cell)} is not one of: ${names.join('; ')}`)
  return found
}

const listOf = (cell: string, separator: string): readonly string[] =>
  cell === 'none' ? [] : cell.split(separator)

const header = /`([^`:]+): ?([^`]*)`/g

/** Headers between backticks; `x×3` means `xxx`. */
export function readHeaders(cell: string): HeaderList {
  const rest = cell.replace(header, '').trim()
  if (!['', 'none'].includes(rest)) throw new Error(`${JSON.stringify(rest)} is not a header.`)
  return Array.from(cell.matchAll(header), ([, name = '', value = '']): Header => [
    name,
    value.replace(/(.)×(\d+)/g, (_all, character: string, times: string) =>
      character.repeat(Number(times)),
    ),
  ])
}

/** Headers, after a status if it is not the usual one. */
export function readAnswer(cell: string, usualStatus: number): Answer {
  const [status = '', given] = /^(\d{3}) /.exec(cell) ?? []
  return {
    status: given === undefined ? usualStatus : Number(given),
    headers: readHeaders(cell.slice(status.length)),
  }
}

/** `302 to third then 302 to api`. */
export const readHops = (cell: string): readonly Hop[] =>
  listOf(cell, ' then ').map((hop) => ({
    status: Number(hop.slice(0, 3)),
    to: readName(originNames, hop.replace(/^30\d to /, '')),
  }))

/** Header names between backticks. */
export const readNames = (cell: string, separator = ', '): readonly string[] =>
  listOf(cell.replaceAll('`', ''), separator)

/** What the description of a request may leave out. */
interface Usual {
  readonly method: string
  readonly to: OriginName
  readonly page: string
  readonly cookies: boolean
}

const request =
  /^(preflight|[A-Z]+)(?: for (\S+))?(?: to (.+?))?(?: as (\S+))?(?: (with|without) cookies)?( without .+)?$/

/** `request ×3` means three of them. */
function repeat(words: string): readonly string[] {
  const [, one = words, times = '1'] = /^(.+) ×(\d+)$/.exec(words) ?? []
  return Array.from({ length: Number(times) }, () => one)
}

/** The full descriptions of requests, as in an outcome. */
export const readSent = (cell: string, usual: Usual): readonly string[] =>
  (cell === 'nothing' ? [] : cell.split(', ').flatMap(repeat)).map((words) => {
    const [, what, method = usual.method, to = usual.to, whom = usual.page, cookies, without = ''] =
      request.exec(words.replace(/^request/, usual.method)) ?? []
    if (what === undefined) throw new Error(`${JSON.stringify(words)} does not describe a request.`)
    const isPreflight = what === 'preflight'
    const hasCookies = cookies === undefined ? usual.cookies && !isPreflight : cookies === 'with'
    return `${isPreflight ? `preflight for ${method}` : what} to ${to} as ${whom}${hasCookies ? ' with cookies' : ''}${without}`
  })
