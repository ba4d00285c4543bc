import { describe, expect, it } from 'vitest'
import { compare } from '../caches/comparison.js'
import { knownMixUps } from '../caches/known-mix-ups.js'
import { tableUnder } from './pieces.js'

describe('the table of caches', () => {
  it('says what the tests of caches find', () => {
    expect(tableUnder('docs/caches.md', 'Tested caches')).toEqual(compare(knownMixUps))
  })
})
