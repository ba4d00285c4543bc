import type { CorsProblem } from '../problems.js'
import { quote } from '../quote.js'

export const wrongType = (value: unknown, path: string): CorsProblem => ({
  code: 'wrong-type',
  path,
  message: `\`${path}\` is ${quote(value)}. What lists origins is a string, a regular expression, or an array of them.`,
})

export const wildcard = (path: string): CorsProblem => ({
  code: 'wildcard-beside-others',
  path,
  message: `\`${path}\` is "*", every origin. That is a policy of its own, \`origin: '*'\`, and no entry of an allowlist.`,
})

export const nullNotAllowed = (path: string): CorsProblem => ({
  code: 'null-origin',
  path,
  message:
    `\`${path}\` is "null", the origin of every sandboxed frame: any page on the web can send it, so that allowing ` +
    'it allows everyone. To do that all the same, add `dangerously: { nullOrigin: true }`.',
})

export const malformed = (value: string, path: string): CorsProblem => ({
  code: 'origin',
  path,
  message:
    `\`${path}\` is ${quote(value)}, which is no serialized origin: no browser would ever match it. An origin is a ` +
    'scheme, a host and, where it is not the default, a port, such as "https://app.example.com".',
})
