import { extensionSchemes } from '../extension-schemes.js'
import { defaultPorts } from '../serialized-origin.js'
import { alphabet } from './alphabet.js'

type Part = 'address' | 'authority' | 'host' | 'port' | 'scheme'
type Scheme = 'extension' | 'http' | 'https' | 'none' | 'other'

/** The schemes that must be distinguished; `none` has no origins. */
const schemes: ReadonlyMap<string, Scheme> = new Map<string, Scheme>([
  ['http', 'http'],
  ['https', 'https'],
  ...['file', 'ws', 'wss'].map((name): [string, Scheme] => [name, 'none']),
  ...extensionSchemes.map((name): [string, Scheme] => [name, 'extension']),
])

/** A state of the automaton that reads well-formed serialized origins, character by character. */
export interface Shape {
  readonly id: number
  readonly part: Part
  /** `other` until it is known. */
  readonly scheme: Scheme
  /** What the automaton remembers of the part: see {@link stepShape}. */
  readonly text: string
  /** Whether the string is a whole origin. */
  readonly isOrigin: boolean
  readonly steps: Map<string, Shape | undefined>
}

/** Whether a scheme belongs to apps. Their hosts are compared as they are, and may be empty or unusual. */
const isApps = (scheme: Scheme): boolean => scheme === 'other'

const shapes = new Map<string, Shape>()

function shapeOf(part: Part, scheme: Scheme, text: string): Shape {
  const key = `${part} ${scheme} ${text}`
  const known = shapes.get(key)
  if (known !== undefined) return known
  const isOrigin =
    part === 'port'
      ? text !== '' && text !== defaultPorts.get(scheme)
      : part === 'host'
        ? text.endsWith('name') || text === '3digits' || (text === '0' && isApps(scheme))
        : text === ']'
  const shape: Shape = { id: shapes.size, part, scheme, text, isOrigin, steps: new Map() }
  shapes.set(key, shape)
  return shape
}

/** The shape of the empty string. */
export const startShape = shapeOf('scheme', 'other', '')

/** The shape of any text, for lookbehinds, which do not read an origin from its start. */
export const anyShape: Shape = { ...startShape, id: -1, steps: new Map() }
for (const character of alphabet) anyShape.steps.set(character, anyShape)

/** Whether the host starts after this shape. */
export const startsHost = ({ part, text }: Shape): boolean => part === 'host' && text === '0'

/** A shape that can continue in every way that the given one can, and more. There are only a few of these. */
export function widen({ part, scheme, text }: Shape): Shape {
  if (part === 'scheme') return shapeOf(part, scheme, 'https'.startsWith(text) ? text : '*')
  const web = scheme === 'http' || scheme === 'https' ? 'https' : 'other'
  if (part !== 'host' || text === '0') return shapeOf(part, web, text)
  return shapeOf(part, web, text.length > 1 ? 'xname' : 'x')
}

/** What {@link widen} can return. */
export function wideShapes(): ReadonlySet<Shape> {
  const found = new Set([startShape])
  for (const shape of found) {
    for (const character of alphabet) {
      const next = stepShape(shape, character)
      if (next !== undefined) found.add(widen(next))
    }
  }
  return found
}

/**
 * Reads one more character. This accepts a little more than `parseOrigin`, which also checks lengths and the values of
 * addresses and ports. So parse every origin that was found this way.
 *
 * @returns `undefined` if no origin continues with this character
 */
export function stepShape(shape: Shape, character: string): Shape | undefined {
  const { steps } = shape
  if (!steps.has(character)) steps.set(character, computeStep(shape, character))
  return steps.get(character)
}

function computeStep(
  { part, scheme, text, isOrigin }: Shape,
  character: string,
): Shape | undefined {
  if (isOrigin && part !== 'port' && text !== '0' && character === ':') {
    return shapeOf('port', scheme, '')
  }
  switch (part) {
    case 'scheme': {
      if (character === ':') {
        const isAny = text !== '' && named(text) !== 'none'
        return isAny ? shapeOf('authority', named(text), ':') : undefined
      }
      const read = text + character
      if (!/^[*a-z][\d*+.a-z-]*$/.test(read)) return undefined
      return shapeOf('scheme', 'other', nameStarts.has(read) ? read : '*')
    }
    case 'authority':
      if (character !== '/') return undefined
      return text === ':' ? shapeOf('authority', scheme, ':/') : shapeOf('host', scheme, '0')
    case 'host':
      return stepHost(scheme, text, character)
    case 'address':
      if (text === ']' || !/[\d.:\]a-f]/.test(character)) return undefined
      return shapeOf('address', scheme, character === ']' ? ']' : '')
    case 'port': {
      const read = text + character
      if (!/^[#1-9][\d#]{0,4}$/.test(read)) return undefined
      const mayBeDefault = defaultPorts.get(scheme)?.startsWith(read) === true
      return shapeOf('port', scheme, mayBeDefault ? read : '#'.repeat(read.length))
    }
  }
}

const named = (text: string): Scheme => schemes.get(text) ?? 'other'

const nameStarts: ReadonlySet<string> = new Set(
  [...schemes.keys()].flatMap((name) => Array.from(name, (_, index) => name.slice(0, index + 1))),
)

/**
 * Reads one more character of a host. Its `text` starts with the number of labels while all are digits, or else with
 * `x`. After that comes the kind of the last label. If the last label is digits, only an IPv4 address is valid.
 */
function stepHost(scheme: Scheme, text: string, character: string): Shape | undefined {
  const labels = text.charAt(0)
  const label = text.slice(1)
  if (character === '[') return text === '0' ? shapeOf('address', scheme, '') : undefined
  if (isApps(scheme)) {
    return /[\w!$%&()+.;={}~-]/.test(character) ? shapeOf('host', scheme, 'xname') : undefined
  }
  if (scheme === 'extension') {
    return /[\w-]/.test(character) ? shapeOf('host', scheme, 'xname') : undefined
  }
  if (character === '.') {
    if (label === '') return undefined
    const isNumber = label === 'digits' && labels < '3'
    return shapeOf('host', scheme, isNumber ? String(Number(labels) + 1) : 'x')
  }
  if (!/[\d_a-z-]/.test(character)) return undefined
  return shapeOf(
    'host',
    scheme,
    labels + (label !== 'name' && /\d/.test(character) ? 'digits' : 'name'),
  )
}
