import { describe, expect, it } from 'vitest'
import { isToken, isTokenList } from '../../src/protocol/tokens.js'

describe('a token', () => {
  it.each(['GET', 'x-custom', "!#$%&'*+-.^_`|~", 'a1'])('is %s', (value) => {
    expect(isToken(value)).toBe(true)
  })

  it.each(['', 'x y', 'x,y', 'x:', '(x)', 'x"', 'é', 'x\n', 'x\0'])('is not %j', (value) => {
    expect(isToken(value)).toBe(false)
  })
})

describe('a list of tokens', () => {
  it.each(['x', 'x,y', 'x, y', 'x ,\ty', '*'])('is %j', (value) => {
    expect(isTokenList(value)).toBe(true)
  })

  it.each(['', ',', 'x,', ',x', 'x,,y', 'x y', 'x, y z', ' x', 'x\n', 'x,\u00e9'])(
    'is not %j',
    (value) => {
      expect(isTokenList(value)).toBe(false)
    },
  )
})
