import { describe, expect, it } from 'vitest'
import { attackClasses } from '../attacks/classes.js'
import { tableUnder } from './pieces.js'

describe('the page on security', () => {
  const rows = tableUnder('docs/security.md', 'Attacks')

  it.each(Object.values(attackClasses))('says what $title is, and what happens', (attack) => {
    const { title, what, answer } = attack

    expect(rows).toContainEqual([title, what, answer])
  })
})
