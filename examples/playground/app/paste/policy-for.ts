import type { FormRequest, PastedConsole } from './pasted.js'
import { sourceOf } from './value-source.js'

/** Options under which a request is blocked as the console says, or `null` if no options do that. */
export function policyFor(
  check: PastedConsole['check'],
  { origin = 'https://app.example.com', method, headers = [] }: Readonly<Partial<FormRequest>>,
  value: string,
): string | null {
  const page = origin === 'null' ? [] : [origin]
  switch (check) {
    case 'allow-origin-missing':
      return '{ origin: [] }'
    case 'allow-origin-mismatch':
    case 'allow-origin-multiple': {
      const named = value.split(',').map((one) => one.trim())
      return write({ origin: named.filter((one) => isPage(one) && one !== origin) })
    }
    case 'allow-origin-wildcard-with-credentials':
      return "{ origin: '*' }"
    case 'allow-credentials-missing':
    case 'allow-credentials-not-true':
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
    default:
      return null
  }
}

const write = (options: object): string => sourceOf(options) ?? '{}'

const isPage = (text: string): boolean => URL.canParse(text) && new URL(text).origin === text
