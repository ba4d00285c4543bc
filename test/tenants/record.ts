import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'

/** `npm run tenants:measure` measures more, and writes the figures into the documentation. */
export const isRecording = process.env.WRITE_DOCS === '1'

interface Measured {
  /** Milliseconds until every server had a change. */
  changes: { readonly times: readonly number[]; readonly sent: number }
  /** Milliseconds that PostgreSQL was away, and that the servers were behind after that. */
  outage: { readonly away: number; readonly behind: number; readonly sent: number }
  memory: Memory
}

/** The bytes for each origin of a list, at first and after many changes. */
export interface Memory {
  readonly size: number
  readonly atFirst: number
  readonly later: number
}

const page = fileURLToPath(new URL('../../docs/live-allowlists.md', import.meta.url))

/** Writes the figures of one part into the page, between the marks with its name. */
export function record<Part extends keyof Measured>(part: Part, measured: Measured[Part]): void {
  if (!isRecording) return
  const [start, end] = [`<!-- ${part} -->`, `<!-- /${part} -->`]
  const [before, rest = ''] = readFileSync(page, 'utf8').split(start)
  const [, after] = rest.split(end)
  if (before === undefined || after === undefined) throw new Error(`The page has no ${start}.`)
  writeFileSync(page, `${before}${start}\n\n${writers[part](measured)}\n\n${end}${after}`)
}

const writers: { readonly [Part in keyof Measured]: (measured: Measured[Part]) => string } = {
  changes: ({ times, sent }) =>
    [
      `${count(times.length)} changes, while ${count(sent)} other requests ran, measured on ${machine()}.`,
      '',
      `- Half of the changes were everywhere after ${milliseconds(quantile(times, 0.5))}, 99 % after ${milliseconds(quantile(times, 0.99))}. The longest took ${milliseconds(Math.max(...times))}.`,
      '- Every request succeeded, and each decision was right.',
    ].join('\n'),
  outage: ({ away, behind, sent }) =>
    `PostgreSQL was down for ${seconds(away)}. All three servers had the changes ${seconds(behind)} after it was back. All ${count(sent)} requests in that time succeeded.`,
  memory: ({ size, atFirst, later }) =>
    `A list of ${count(size)} origins takes ${count(Math.round(atFirst))} bytes for each, and ${count(Math.round(later))} after ${count(size / 10)} changes.`,
}

const machine = (): string => {
  const processors = cpus()
  return `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown'} with Node ${process.versions.node}, at a load average of ${Math.round(loadavg()[0] ?? 0)}`
}

const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((one, other) => one - other)[Math.ceil(values.length * share) - 1] ?? Number.NaN

const count = (value: number): string => value.toLocaleString('en')
const milliseconds = (value: number): string =>
  `${value < 10 ? Number(value.toPrecision(2)) : count(Math.round(value))} ms`
const seconds = (value: number): string => `${(value / 1000).toFixed(1)} s`
