import type { RequestToExplain } from 'allow-origin'
import fc from 'fast-check'
import { createGenerators } from './create-generators.js'

export const { configured, possible, sendable } = createGenerators(
  [
    'https://app.example.com',
    'https://other.example',
    'https://a.vercel.app',
    'http://plain.example',
    'http://localhost:3000',
    'capacitor://localhost',
  ],
  [
    'https://*.example.com',
    'https://*.vercel.app',
    'http://*.plain.example',
    'http://localhost:*',
    /^https:\/\/other\.example$/,
  ],
)

/** Requests that browsers never make. */
export const impossible: fc.Arbitrary<RequestToExplain> = fc
  .oneof(
    fc.tuple(
      possible,
      fc.constantFrom('', 'https://app.example.com/', 'ws://app.example.com', 'é'),
    ),
    fc.tuple(
      possible,
      fc.constantFrom('TRACE', 'connect', '', 'a b').map((method) => ({ method })),
    ),
    fc.tuple(possible, fc.constantFrom(['', 'x'], ['a b', 'x'], ['X-One', 'a\nb']).map(pairs)),
  )
  .map(([request, change]) => ({
    ...request,
    ...(typeof change === 'string' ? { origin: change } : change),
  }))

function pairs([name = '', value = '']: readonly string[]): Pick<RequestToExplain, 'headers'> {
  return { headers: [[name, value]] }
}
