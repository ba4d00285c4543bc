import type { HeaderPair } from './pasted.js'
import type { SentRequest } from './page-request.js'
import { shellWords } from './shell-words.js'

/** Options of curl that are followed by a value. The rest have none. */
const withValue =
  /^(?:-[A-FHKPQTUXYbcehmortuw-z]|-d|--(?:request|header|data(?:-\w+)?|json|form(?:-string)?|user|user-agent|cookie|cookie-jar|referer|output|max-time|connect-timeout|proxy|url|cacert|cert|key|resolve|write-out|retry|connect-to|interface|range|upload-file|max-redirs))$/

/** Reads a curl command. Returns `undefined` if the text does not contain one. */
export function readCurlCommand(text: string): SentRequest | undefined {
  const start = /(?:^|[\n$>#%] ?)(curl(?:\.exe)?\s)/.exec(text)
  if (!start) return undefined
  const [, ...words] = shellWords(
    text.slice(start.index + start[0].length - (start[1] ?? '').length),
  )
  const request: Draft = { url: '', method: '', headers: [], bodyType: undefined }
  for (let index = 0; index < words.length; index += 1) {
    const [name, joined] = split(words[index] ?? '')
    if (!name.startsWith('-')) {
      request.url ||= name
      continue
    }
    const takesValue = withValue.test(name)
    const value = joined ?? (takesValue ? (words[index + 1] ?? '') : '')
    if (takesValue && joined === undefined) index += 1
    apply(name, value, request)
  }
  if (request.url === '') return undefined
  const { url, method, headers, bodyType } = request
  const isTyped = headers.some(([name]) => name.toLowerCase() === 'content-type')
  if (bodyType !== undefined && !isTyped) headers.push(['Content-Type', bodyType])
  const hasBody = bodyType !== undefined
  return {
    url: /^[a-z][a-z\d+.-]*:\/\//i.test(url) ? url : `http://${url}`,
    method: method || (hasBody ? 'POST' : 'GET'),
    headers,
    hasBody,
  }
}

/** What the options have said so far. */
interface Draft {
  url: string
  method: string
  headers: HeaderPair[]
  /** The type that curl gives to the body, if there is one. */
  bodyType: string | undefined
}

/** `-HName: value` and `--header=…` have the value in the same word. */
function split(word: string): readonly [string, string | undefined] {
  const long = /^(--[\w-]+)=([\s\S]*)$/.exec(word)
  if (long) return [long[1] ?? '', long[2]]
  const cluster = /^-[fgiIkLNsSv#]+(?=[XHdbueAFoG])/.exec(word)
  if (cluster) return split(`-${word.slice(cluster[0].length)}`)
  const short = /^-([XHdbueAFoG])([\s\S]*)$/.exec(word)
  if (!short || word.startsWith('--')) return [word, undefined]
  const [, letter = '', rest = ''] = short
  return [`-${letter}`, rest === '' ? undefined : rest]
}

function apply(name: string, value: string, request: Draft): void {
  if (name === '-X' || name === '--request') request.method = value
  else if (name === '--head' || /^-\w*I/.test(name)) request.method ||= 'HEAD'
  else if (name === '--url') request.url = value
  else if (name === '-H' || name === '--header') {
    const [, header = '', content = ''] = /^([^:;]+)[:;]([\s\S]*)$/.exec(value) ?? []
    if (header !== '') request.headers.push([header.trim(), content.trim()])
  } else if (name === '-b' || name === '--cookie') request.headers.push(['Cookie', value])
  else if (name === '-u' || name === '--user') request.headers.push(['Authorization', 'x'])
  else if (name === '-e' || name === '--referer') request.headers.push(['Referer', value])
  else if (name === '--json') request.bodyType = 'application/json'
  else if (/^-d$|^--data/.test(name)) request.bodyType ??= 'application/x-www-form-urlencoded'
  else if (/^-F$|^--form/.test(name)) request.bodyType = 'multipart/form-data'
}
