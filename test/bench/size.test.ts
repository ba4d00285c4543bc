import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import limits from '../../.size-limit.js'

const dist = fileURLToPath(new URL('../../dist/', import.meta.url))

/** What only hands on what others export. */
const faces = ['index.js', 'for-import.cjs']

it('every file of the package that is read by itself has a limit to its size', () => {
  const built = readdirSync(dist).filter((file) => /\.c?js$/.test(file) && !faces.includes(file))
  expect(limits.map(({ name }) => name).sort()).toEqual(built.sort())
})
