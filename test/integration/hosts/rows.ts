import { allowedPreflight, deniedPreflight, readable, varyAlone } from '../expectations.js'
import { app, stranger } from '../requests.js'
import type { HostRequest } from './host.js'

/** One column of the table in `docs/hosts.md`. */
export interface Row {
  readonly title: string
  readonly request: HostRequest
  /** The application handles an actual request; the middleware ends a preflight with 204. */
  readonly kind: 'actual' | 'preflight'
  /** `null` is a header that must be absent. */
  readonly headers: Readonly<Record<string, string | null>>
}

const path = '/item'
const asking = {
  'Access-Control-Request-Method': 'PUT',
  'Access-Control-Request-Headers': 'x-token',
}

/** The requests for every host, with a policy that allows only `app`. */
export const rows: readonly Row[] = [
  {
    title: 'allowed',
    request: { method: 'GET', path, headers: { Origin: app } },
    kind: 'actual',
    headers: readable,
  },
  {
    title: 'denied',
    request: { method: 'GET', path, headers: { Origin: stranger } },
    kind: 'actual',
    headers: varyAlone,
  },
  {
    title: 'without `Origin`',
    request: { method: 'GET', path, headers: {} },
    kind: 'actual',
    headers: varyAlone,
  },
  {
    title: 'preflight, allowed',
    request: { method: 'OPTIONS', path, headers: { Origin: app, ...asking } },
    kind: 'preflight',
    headers: allowedPreflight,
  },
  {
    title: 'preflight, denied',
    request: { method: 'OPTIONS', path, headers: { Origin: stranger, ...asking } },
    kind: 'preflight',
    headers: deniedPreflight,
  },
]
