import { readPasted } from './paste/read-pasted.js'
import { withoutSecrets, writeExchanges } from './paste/shareable.js'
import { moveToOwnPort, ownPort } from './place.js'
import { presetOf, presets } from './presets.js'
import { emptyCase, type Case } from './state.js'

/**
 * Reads a preset or a shared case from the address.
 *
 * @param hash the part from `#` on
 * @returns `undefined` if the address is neither
 */
export function readAddress(hash: string): Case | undefined {
  const given = new URLSearchParams(hash.replace(/^#/, ''))
  const policy = given.get('policy')
  if (policy === null) return presets.find(({ id }) => id === given.get('preset'))?.case
  const port = given.get('port') ?? ''
  const read = (name: string): string | undefined => {
    const value = given.get(name)
    return value === null ? undefined : moveToOwnPort(value, port)
  }
  return {
    policy: read('policy') ?? '{}',
    setup: given.get('setup') ?? emptyCase.setup,
    origin: read('origin') ?? presets[0]?.case.origin ?? '',
    url: read('url') ?? '',
    method: given.get('method') ?? emptyCase.method,
    headers: given.get('headers') ?? '',
    credentials: given.has('credentials'),
    reads: given.get('reads') ?? '',
    pasted: shareable(read('pasted') ?? ''),
    live: given.has('live'),
    variables: Object.fromEntries(
      [...given].flatMap(([name, value]) =>
        name.startsWith('env.') ? [[name.slice('env.'.length), moveToOwnPort(value, port)]] : [],
      ),
    ),
  }
}

/** An older link has what was pasted as it was, cookies included. */
function shareable(text: string): string {
  if (text === '') return text
  const pasted = readPasted(text)
  return pasted.kind === 'request' ? writeExchanges(pasted) : text
}

/** The part of the address that shows a case: the id of a preset, or the whole case. */
export function addressOf(shown: Case): string {
  const preset = presetOf(shown)
  if (preset) return `#preset=${preset.id}`
  const {
    policy,
    setup,
    origin,
    url,
    method,
    headers,
    credentials,
    reads,
    variables,
    pasted,
    live,
  } = shown
  const given = new URLSearchParams({ policy })
  if (setup !== emptyCase.setup) given.set('setup', setup)
  given.set('origin', origin)
  if (url !== '') given.set('url', url)
  given.set('method', method)
  if (headers !== '') given.set('headers', withoutSecrets(headers))
  if (credentials) given.set('credentials', '')
  if (reads !== '') given.set('reads', reads)
  if (pasted !== '') given.set('pasted', pasted)
  if (live) given.set('live', '')
  for (const [name, value] of Object.entries(variables)) given.set(`env.${name}`, value)
  // Another playground may use another port, and its own origins have that port.
  if (!IS_STATIC && ownPort !== '') given.set('port', ownPort)
  return `#${given}`
}
