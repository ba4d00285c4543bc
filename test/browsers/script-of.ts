import type { ScriptRequest } from '../../src/browser/script-request.js'
import type { Header, HeaderList } from '../../src/protocol/header-list.js'
import type { PageRequest } from './page-request.js'

/**
 * A page's request, as `fetch()` would make it. `XMLHttpRequest` joins headers of the same name, and leaves out the body
 * of `GET` and `HEAD` (XMLHttpRequest, `#the-setrequestheader()-method`, `#the-send()-method`).
 */
export function scriptOf(request: PageRequest, origin: string): ScriptRequest {
  const { way, url, method, headers, credentials, body, uploadListener } = request
  const script = { url, origin, method, headers, credentials, body, uploadListener }
  if (way !== 'XMLHttpRequest') return script
  const hasBody = !/^(?:GET|HEAD)$/i.test(method)
  return { ...script, headers: combine(headers), body: hasBody ? body : undefined }
}

function combine(headers: HeaderList): HeaderList {
  const combined = new Map<string, Header>()
  for (const [name, value] of headers) {
    const [first, before] = combined.get(name.toLowerCase()) ?? [name]
    combined.set(name.toLowerCase(), [first, before === undefined ? value : `${before}, ${value}`])
  }
  return Array.from(combined.values())
}
