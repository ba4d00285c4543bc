import { styleText } from 'node:util'
import type { Paint } from '../explain/render.js'

/** What is looked at of the stream that is written to. */
export interface Stream {
  readonly isTTY?: boolean
  write(text: string): unknown
}

export type Environment = Readonly<Record<string, string | undefined>>

/** Whether text for a stream is to have colours (no-color.org, force-color.org). */
export function wantsColors({ isTTY = false }: Stream, env: Environment): boolean {
  const { FORCE_COLOR, NO_COLOR, TERM } = env
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  return isTTY && TERM !== 'dumb'
}

/** Which stream is written to was looked at already. */
export const paint: Paint = (format, text) => styleText(format, text, { validateStream: false })
