import { NotData } from './not-data.js'
import { readPolicy } from './read-policy.js'

/** What the text of a policy says, even if the server does not start with it. */
export interface WrittenOptions {
  /** Origins, patterns and regular expressions. */
  readonly entries: readonly (string | RegExp)[]
  readonly credentials: boolean
}

/** Reads the text of a policy. Nothing is in it if it is not data. */
export function writtenOptions(
  text: string,
  variables: Readonly<Record<string, string>>,
): WrittenOptions {
  const { origin, credentials } = valueOf(text, variables) as Readonly<
    Partial<Record<string, unknown>>
  >
  const entries = [origin].flat().filter((one) => typeof one === 'string' || one instanceof RegExp)
  return { entries, credentials: credentials === true }
}

/** The first origin that is written out, without what does not belong to an origin. */
export const firstOrigin = ({ entries }: WrittenOptions): string | undefined =>
  entries
    .filter((one) => typeof one === 'string')
    .filter((one) => /^https?:\/\/[^*]+$/.test(one) && URL.canParse(one))
    .map((one) => new URL(one).origin)[0]

function valueOf(text: string, variables: Readonly<Record<string, string>>): object {
  try {
    return Object(readPolicy(text, variables).value) as object
  } catch (error) {
    if (error instanceof NotData) return {}
    throw error
  }
}
