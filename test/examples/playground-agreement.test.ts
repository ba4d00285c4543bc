import { createPolicy } from 'allow-origin'
import { expect, test } from 'vitest'
import { findDifferences, type Outcome } from '../../examples/playground/public/agreement.js'
import type { Arrived } from '../../examples/playground/runs.js'

const origin = 'http://app.localhost:3000'
const error: Outcome = { kind: 'error', error: 'TypeError' }

/** What a browser sends that does as the standard says: a preflight, which the policy does not pass. */
const asked = {
  Origin: origin,
  'Access-Control-Request-Method': 'DELETE',
  'Access-Control-Request-Headers': 'x-id',
}

const explanation = await createPolicy({ origin, methods: ['GET'] }).explain({
  origin,
  method: 'DELETE',
  headers: [['X-Id', '1']],
})

const preflight = (headers: Readonly<Record<string, string>>, method = 'OPTIONS'): Arrived => ({
  method,
  path: '/items',
  headers: Object.entries({ Host: 'api.localhost:3001', Accept: '*/*', ...headers }),
  response: null,
})

test('a browser that sends what the standard says, and more that is not of CORS, does the same', () => {
  expect(findDifferences(explanation, [preflight(asked)], error)).toEqual([])
})

test('the names of headers are compared in any case', () => {
  const lower = Object.fromEntries(
    Object.entries(asked).map(([name, value]) => [name.toLowerCase(), value]),
  )
  expect(findDifferences(explanation, [preflight(lower)], error)).toEqual([])
})

test.each<[about: string, arrived: Arrived[], says: string]>([
  [
    'another method',
    [preflight(asked, 'DELETE')],
    'By the standard it sends OPTIONS; what arrived was DELETE.',
  ],
  [
    'another request more',
    [preflight(asked), preflight(asked, 'DELETE')],
    'By the standard it sends OPTIONS; what arrived was OPTIONS, then DELETE.',
  ],
  [
    'another origin',
    [preflight({ ...asked, Origin: 'null' })],
    `By the standard OPTIONS has Origin: ${origin}; it arrived with Origin: null.`,
  ],
  [
    'another method to ask for',
    [preflight({ ...asked, 'Access-Control-Request-Method': 'GET' })],
    'By the standard OPTIONS has Access-Control-Request-Method: DELETE; it arrived with Access-Control-Request-Method: GET.',
  ],
  [
    'other headers to ask for',
    [preflight({ ...asked, 'Access-Control-Request-Headers': 'accept,x-id' })],
    'By the standard OPTIONS has Access-Control-Request-Headers: x-id; it arrived with Access-Control-Request-Headers: accept,x-id.',
  ],
  [
    'no headers to ask for',
    [preflight({ Origin: origin, 'Access-Control-Request-Method': 'DELETE' })],
    'By the standard OPTIONS has Access-Control-Request-Headers: x-id; it arrived with no Access-Control-Request-Headers.',
  ],
])('a browser that sends %s does something else', (_about, arrived, says) => {
  expect(findDifferences(explanation, arrived, error)).toEqual([says])
})

test('a browser that gives the script what is blocked does something else', () => {
  const response: Outcome = { kind: 'response', status: 200, headers: [], body: '' }
  expect(findDifferences(explanation, [preflight(asked)], response)).toEqual([
    'By the standard the request is blocked; this browser let the script have the response.',
  ])
})
