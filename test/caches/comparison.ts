import type { MixUps } from './known-mix-ups.js'
import { libraries, unequalPolicies } from './policies.js'
import { scenarios } from './scenarios.js'

/** In which caches responses are mixed up, where a policy has the same options for all that it allows: as a table. */
export const compare = (mixUps: MixUps): readonly (readonly string[])[] =>
  scenarios.map(({ title }) => [
    title,
    ...libraries.map((library) => {
      const caches = Object.entries(mixUps[library])
        .filter(([, found]) => found[title]?.some((policy) => !unequalPolicies.includes(policy)))
        .map(([cache]) => cache)
      return caches.length === 0 ? 'none' : caches.join(', ')
    }),
  ])

/** As it stands in Markdown. */
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
