import type { FormRequest, PastedConsole } from './pasted.js'
import { sourceOf } from './value-source.js'

/** Options under which a request is blocked as the console says, or `null` if no options do that. */
export function policyFor(
  check: PastedConsole['check'],
  { origin = 'https://app.example.com', url, method, headers = [] }: Readonly<Partial<FormRequest>>,
): string | null {
  const page = origin === 'null' ? [] : [origin]
  switch (check) {
    case 'allow-origin-missing':
      return '{ origin: [] }'
    case 'allow-origin-wildcard-with-credentials':
      return "{ origin: '*' }"
    case 'allow-credentials-missing':
      return write({ origin: page })
    case 'method-not-listed':
    case 'method-listed-in-other-case': {
      const others = [
        'GET',
        'HEAD',
        'POST',
        ...(check === 'method-not-listed' ? [] : [String(method).toUpperCase()]),
      ]
      return write({ origin: page, methods: others })
    }
    case 'headers-not-listed':
    case 'authorization-not-listed': {
      const missing = headers.map(([name]) => name.toLowerCase())
      return write({
        origin: page,
        allowedHeaders: ['Content-Type'].filter((name) => !missing.includes(name.toLowerCase())),
      })
    }
    case 'mixed-content':
    case 'scheme-not-http':
      return url === undefined ? null : write({ origin: page })
    default:
      return null
  }
}

/** Whether the browser blocks such a request under every policy, before the server gets it. */
export const isOfRequest = (check: PastedConsole['check']): boolean =>
  check === 'mixed-content' || check === 'scheme-not-http'

const write = (options: object): string => sourceOf(options) ?? '{}'
