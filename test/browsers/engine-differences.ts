import { readTables } from './read-tables.js'

/** Something that engines do differently from the standard. */
export interface Difference {
  readonly name: string
  /** The engines that do it, each with the version in which that was seen. */
  readonly engines: Readonly<Record<string, string>>
}

const [table] = readTables(new URL('engine-differences.md', import.meta.url))

export const differences: readonly Difference[] = (table?.rows ?? []).map(
  ({ difference = '', engines = '' }) => ({ name: difference, engines: readEngines(engines) }),
)

/** The difference with one of these names that an engine has, if any. */
export const findDifference = (engine: string, names: readonly string[]): Difference | undefined =>
  differences.find(({ name, engines }) => engine in engines && names.includes(name))

/** `Chromium 156, Firefox 153`. */
function readEngines(cell: string): Difference['engines'] {
  return Object.fromEntries(
    cell.split(', ').map((engine) => {
      const [name = '', version = ''] = engine.split(' ')
      return [name, version]
    }),
  )
}
