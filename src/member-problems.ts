import { isPromiseLike } from './answer.js'
import { nearest } from './nearest.js'
import type { AllowlistRules } from './origin/allowlist-rules.js'
import { readAllowlist } from './origin/read-allowlist.js'
import type { CorsProblem } from './problems.js'
import { quote } from './quote.js'
import { toSource, type Listed } from './source.js'

/** Something that is no object for options. */
export function notAnObject(value: unknown, path: string): CorsProblem {
  const code = 'wrong-type'
  if (path !== '') {
    return { code, path, message: `\`${path}\` is ${quote(value)}. It has to be an object.` }
  }
  if (isPromiseLike(value)) {
    const message =
      'What stands in place of the options is a promise of something. Write `await` in front of it.'
    return { code, path, message }
  }
  const message = `What stands in place of the options is ${quote(value)}. They are an object, in which \`origin\` is one.`
  return isSoundOrigin(value)
    ? { code, path, message, suggestion: `{ origin: ${toSource(value)} }` }
    : { code, path, message }
}

/** Whether a value would do as `origin`: it is what people most often write in place of the options. */
function isSoundOrigin(value: unknown): value is Listed | readonly Listed[] {
  let sound = true
  readAllowlist(value, 'origin', noDangers, () => {
    sound = false
  })
  return sound
}

const noDangers: AllowlistRules = {
  credentials: false,
  nullOrigin: false,
  insecureOrigins: false,
  publicSuffixes: false,
}

/** A name that is no option. */
export function unknownMember(path: string, name: string, names: readonly string[]): CorsProblem {
  const meant = nearest(name, names)
  const message = `\`${path}\` is no option, so that it would change nothing.`
  const code = 'unknown-option'
  return meant === undefined
    ? { code, path, message: `${message} There are: ${names.join(', ')}.` }
    : { code, path, message, suggestion: meant }
}

/** An option that the object inherits. */
export const inheritedMember = (path: string): CorsProblem => ({
  code: 'inherited-option',
  path,
  message: `\`${path}\` is inherited by the options object, and only its own members are read. Copy it: \`{ ...defaults, … }\`.`,
})
