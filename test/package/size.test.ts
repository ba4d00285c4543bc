import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import limits from '../../.size-limit.js'

const dist = fileURLToPath(new URL('../../dist/', import.meta.url))

/** What is counted with the files that import it. */
const isPart = (file: string): boolean => /^(?:load-suffixes|shared|suffixes-below)\b/.test(file)

it('every file of the package that users load has a limit to its size', () => {
  const built = readdirSync(dist).filter((file) => /\.c?js$/.test(file) && !isPart(file))
  expect(limits.map(({ name }) => name).sort()).toEqual(built.sort())
})
