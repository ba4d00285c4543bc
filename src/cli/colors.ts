import { styleText } from 'node:util'
import type { Paint } from '../explain/render.js'

/** The part of an output stream that this program uses. */
export interface Stream {
  readonly isTTY?: boolean
  readonly columns?: number
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

const [narrowest, usual] = [40, 80]

/** The columns of text that fit: those that `COLUMNS` names, those of the terminal, or 80. */
export function widthOf({ isTTY = false, columns }: Stream, { COLUMNS = '' }: Environment): number {
  if (/^\d+$/.test(COLUMNS)) return Math.max(narrowest, Number(COLUMNS))
  return Math.max(narrowest, (isTTY ? columns : undefined) ?? usual)
}

/** Skips the stream check of `styleText`, because {@link wantsColors} has already decided. */
export const paint: Paint = (format, text) => styleText(format, text, { validateStream: false })
