import { finish } from '../values/pausable.js'
import { isPromiseLike } from '../values/promise.js'
import { readOptionName } from './option-names.js'
import type { PolicyRules } from '../origin/entries/rules.js'
import { readAllowlist } from '../origin/entries/read-allowlist.js'
import type { CorsProblem } from '../problems.js'
import { quote, toSource } from '../values/quote.js'
import type { OriginEntry } from '../options.js'

/** A value that is not an options object. */
export function notAnObject(value: unknown, path: string): CorsProblem {
  const code = 'wrong-type'
  if (path !== '') {
    const message = `\`${path}\` is ${quote(value)}. It must be an object, such as \`{ nullOrigin: true }\`.`
    return { code, path, message }
  }
  if (isPromiseLike(value)) {
    const message = 'You passed a promise as the options. Write `await` in front of it.'
    return { code, path, message }
  }
  const message = `\`cors()\` expects an options object, but got ${quote(value)}. For example: \`{ origin: 'https://app.example.com' }\`.`
  return { code, path, message, ...originMeant(value) }
}

/** What `load` returned is not an options object. */
export const notLoaded = (value: unknown): CorsProblem => ({
  code: 'wrong-type',
  path: '',
  message: `\`load\` returned ${quote(value)}. Return an options object, such as \`{ origin: ['https://app.example.com'] }\`.`,
  ...originMeant(value),
})

/** Suggests the options if their `origin` was given instead. */
const originMeant = (value: unknown): Pick<CorsProblem, 'suggestion'> =>
  isSoundOrigin(value) ? { suggestion: `{ origin: ${toSource(value)} }` } : {}

/** Whether a value would work as `origin`, which is what people most often pass instead of the options. */
function isSoundOrigin(value: unknown): value is OriginEntry | readonly OriginEntry[] {
  let sound = true
  const reading = readAllowlist(value, 'origin', noDangers, () => {
    sound = false
  })
  finish(reading)
  return sound
}

const noDangers: PolicyRules = {
  credentials: false,
  nullOrigin: false,
  insecureOrigins: false,
  publicSuffixes: false,
}

/** A name that is not an option. */
export function unknownMember(path: string, name: string, names: readonly string[]): CorsProblem {
  const code = 'unknown-option'
  const start = `Unknown option \`${path}\`.`
  const { option, advice } = readOptionName(name, names) ?? {}
  if (option !== undefined) {
    return { code, path, message: `${start} Did you mean \`${option}\`?`, suggestion: option }
  }
  return { code, path, message: `${start} ${advice ?? `The options are ${names.join(', ')}.`}` }
}

/** An option on the prototype of the options object. */
export const inheritedMember = (path: string): CorsProblem => ({
  code: 'inherited-option',
  path,
  message: `The options object inherits \`${path}\`, but only its own members are read. Copy it: \`{ ...defaults, … }\`.`,
})
