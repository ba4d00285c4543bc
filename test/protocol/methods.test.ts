import { describe, expect, it } from 'vitest'
import {
  isForbiddenMethod,
  isSafelistedMethod,
  normalizeMethod,
} from '../../src/protocol/methods.js'

describe('a method is normalized (#concept-method-normalize)', () => {
  it.each([
    ['get', 'GET'],
    ['Get', 'GET'],
    ['head', 'HEAD'],
    ['post', 'POST'],
    ['put', 'PUT'],
    ['delete', 'DELETE'],
    ['options', 'OPTIONS'],
    ['GET', 'GET'],
    ['patch', 'patch'],
    ['PATCH', 'PATCH'],
    ['chicken', 'chicken'],
    ['eGg', 'eGg'],
    ['connect', 'connect'],
    ['*', '*'],
  ])('%s becomes %s', (method, normalized) => {
    expect(normalizeMethod(method)).toBe(normalized)
  })
})

describe('whether a method is safelisted (#cors-safelisted-method)', () => {
  it.each([
    ['GET', true],
    ['HEAD', true],
    ['POST', true],
    ['get', false],
    ['PUT', false],
    ['DELETE', false],
    ['OPTIONS', false],
    ['PATCH', false],
    ['QUERY', false],
  ])('%s: %s', (method, is) => {
    expect(isSafelistedMethod(method)).toBe(is)
  })
})

describe('whether a method is forbidden, in any case (#forbidden-method)', () => {
  it.each([
    ['CONNECT', true],
    ['connect', true],
    ['TRACE', true],
    ['Trace', true],
    ['TRACK', true],
    ['tracK', true],
    ['GET', false],
    ['TRACER', false],
    ['OPTIONS', false],
  ])('%s: %s', (method, is) => {
    expect(isForbiddenMethod(method)).toBe(is)
  })
})
