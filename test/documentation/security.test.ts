import { describe, expect, it } from 'vitest'
import { attackClasses } from '../attacks/classes.js'
import { tableUnder } from './pieces.js'

describe("the README's page on security", () => {
  const rows = tableUnder('Security')

  it.each(Object.values(attackClasses))('says what $title is, and what happens', (attack) => {
    const { title, what, answer } = attack

    expect(rows).toContainEqual([title, what, answer])
  })
})
