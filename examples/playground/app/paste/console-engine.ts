import type { PastedConsole } from './pasted.js'

/** A line of a console, and the failing check that it reports. Quotes are straight, and spaces are single. */
export interface Line {
  /** Its groups are `method`, `header`, `value`, `status` and `origin`. */
  readonly says: RegExp
  readonly check: PastedConsole['check'] | ((groups: Groups) => PastedConsole['check'])
  readonly isPreflight?: boolean
}

type Groups = Readonly<Partial<Record<string, string>>>

/** The wording of one engine. */
export interface Engine {
  readonly engine: PastedConsole['engine']
  /** Recognizes the lines of the engine. */
  readonly isFrom: RegExp
  readonly requestIn: (line: string) => { url?: string | undefined; origin?: string | undefined }
  readonly lines: readonly Line[]
}

export const ofHeader = ({ header = '' }: Groups): PastedConsole['check'] =>
  header.toLowerCase() === 'authorization' ? 'authorization-not-listed' : 'headers-not-listed'

export const ofMethod = ({ method = '' }: Groups): PastedConsole['check'] =>
  method === method.toUpperCase() ? 'method-not-listed' : 'method-listed-in-other-case'

export const ofCredentials = ({ value = '' }: Groups): PastedConsole['check'] =>
  value === '' ? 'allow-credentials-missing' : 'allow-credentials-not-true'

/** The origin of a URL that a line names. */
export function originOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).origin : undefined
}
