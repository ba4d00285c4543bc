import type { HostResponse } from './host.js'

/** Headers as a client sees them: names in lowercase, several values in one. */
export const byLowercaseName = (
  headers: Readonly<Record<string, unknown>> = {},
): HostResponse['headers'] =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  )
