import { styleText } from 'node:util'
import type { Paint } from '../explain/render.js'

/** The part of an output stream that this program uses. */
export interface Stream {
  readonly isTTY?: boolean
  write(text: string): unknown
}

export type Environment = Readonly<Record<string, string | undefined>>

/** Whether to color the text for a stream (no-color.org, force-color.org). */
export function wantsColors({ isTTY = false }: Stream, env: Environment): boolean {
  const { FORCE_COLOR, NO_COLOR, TERM } = env
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  return isTTY && TERM !== 'dumb'
}

/** Skips the stream check of `styleText`, because {@link wantsColors} has already decided. */
export const paint: Paint = (format, text) => styleText(format, text, { validateStream: false })
