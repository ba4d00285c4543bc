import type { MixUps } from './known-mix-ups.js'
import { libraries, unequalPolicies } from './policies.js'
import { scenarios } from './scenarios.js'

const isUnequal = (policy: string): boolean => unequalPolicies.includes(policy)

/** A table of the caches that mix up responses: a row for each scenario, and a last row for unequal policies. */
export const compare = (mixUps: MixUps): readonly (readonly string[])[] => {
  const row = (
    title: string,
    isMixedUp: (found: Readonly<Record<string, readonly string[]>>) => boolean,
  ): readonly string[] => [
    title,
    ...libraries.map((library) => {
      const caches = Object.entries(mixUps[library])
        .filter(([, found]) => isMixedUp(found))
        .map(([cache]) => cache)
      return caches.length === 0 ? 'none' : caches.join(', ')
    }),
  ]
  return [
    ...scenarios.map(({ title }) =>
      row(title, (found) => found[title]?.some((policy) => !isUnequal(policy)) === true),
    ),
    row('a function gives origins different headers', (found) =>
      Object.values(found).flat().some(isUnequal),
    ),
  ]
}

/** The table as Markdown. */
export function toText(rows: readonly (readonly string[])[]): string {
  const table = [['requests for one URL', '`allow-origin`', '`cors`'], ...rows]
  const widths = [0, 1, 2].map((column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  )
  const lines = table.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)))
  lines.splice(
    1,
    0,
    widths.map((width) => '-'.repeat(width)),
  )
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
