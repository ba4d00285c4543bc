import type { Explanation } from '../../explain/explanation.js'
import { checkServer } from './check.js'
import type { Check, Expectation } from './checks.js'
import { CannotTell } from '../cannot-tell.js'
import type { Client } from './live-sender.js'
import { notesOn } from './notes.js'
import { noteOnTwin } from './twin.js'

/** Why a check has no verdict. */
export interface CheckError {
  /** Stable, such as `timeout` or `connection-refused`. */
  readonly code: string
  readonly message: string
}

/** What came of a check: an explanation, or an error. */
export type Result =
  | { readonly explanation: Explanation; readonly notes: readonly string[] }
  | { readonly error: CheckError; readonly check: Check }

/** A result, held against the verdict that was expected. */
export interface Row extends Expectation {
  readonly result: Result
  readonly verdict: Explanation['verdict']
  readonly warnings: Explanation['warnings']
  readonly isAsExpected: boolean
}

/**
 * Checks a server.
 *
 * @returns a promise that does not reject if the server gives no response
 */
export async function resultOf(check: Check, client: Client): Promise<Result> {
  try {
    const { explanation, attack } = await checkServer(check, client)
    const twin = await noteOnTwin(explanation, check, client)
    const notes = notesOn(explanation, check, attack)
    return { explanation, notes: twin === undefined ? notes : [twin, ...notes] }
  } catch (error) {
    return { error: toCheckError(error), check }
  }
}

export const toCheckError = (error: unknown): CheckError =>
  error instanceof CannotTell
    ? { code: error.code, message: error.message }
    : { code: 'internal', message: `internal error: ${String(error)}` }

export function toRow(expectation: Expectation, result: Result, failsOnWarning: boolean): Row {
  const { verdict, warnings } =
    'error' in result ? { verdict: 'unknown' as const, warnings: [] } : result.explanation
  const isAsExpected = verdict === expectation.expected && !(failsOnWarning && warnings.length > 0)
  return { ...expectation, result, verdict, warnings, isAsExpected }
}

/** 1 if something is not as expected, 2 if that is only because of what could not be told. */
export function statusOf(rows: readonly Row[]): 0 | 1 | 2 {
  const wrong = rows.filter(({ isAsExpected }) => !isAsExpected)
  if (wrong.some(({ verdict }) => verdict !== 'unknown')) return 1
  return wrong.length > 0 ? 2 : 0
}

/** Why a row is not as expected, in one sentence. */
export function whyUnexpected({ result, verdict, expected, warnings }: Row): string {
  if ('error' in result) return result.error.message
  const { steps } = result.explanation
  if (verdict === 'blocked') {
    return steps.find(({ outcome }) => outcome === 'fail')?.sentence ?? ''
  }
  if (verdict === 'unknown') return result.notes[0] ?? ''
  const [warning] = warnings
  if (verdict === expected && warning) return warning.message
  return steps.flatMap(({ line }) => line ?? []).at(-1) ?? ''
}
