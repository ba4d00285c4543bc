import type { HostResponse } from './host.js'

/** Headers as a client sees them: lowercase names and joined values. */
export const byLowercaseName = (
  headers: Readonly<Record<string, unknown>> = {},
): HostResponse['headers'] =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  )
