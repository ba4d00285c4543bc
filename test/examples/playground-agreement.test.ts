import { createPolicy } from 'allow-origin'
import { expect, test } from 'vitest'
import {
  findDifferences,
  type Arrived,
  type Outcome,
} from '../../examples/playground/app/agreement.js'

const origin = 'http://app.localhost:3000'
const error: Outcome = { kind: 'error', error: 'TypeError' }

/** What a browser sends if it follows the standard. The policy denies this preflight. */
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

test('a browser that follows the standard agrees, whatever other headers it sends', () => {
  expect(findDifferences(explanation, [preflight(asked)], error)).toEqual([])
})

test('header names are compared without case', () => {
  const lower = Object.fromEntries(
    Object.entries(asked).map(([name, value]) => [name.toLowerCase(), value]),
  )
  expect(findDifferences(explanation, [preflight(lower)], error)).toEqual([])
})

test.each<[about: string, arrived: Arrived[], says: string]>([
  [
    'another method',
    [preflight(asked, 'DELETE')],
    'By the standard, the browser sends OPTIONS, but DELETE arrived.',
  ],
  [
    'one more request',
    [preflight(asked), preflight(asked, 'DELETE')],
    'By the standard, the browser sends OPTIONS, but OPTIONS, then DELETE arrived.',
  ],
  [
    'another origin',
    [preflight({ ...asked, Origin: 'null' })],
    `By the standard, OPTIONS has Origin: ${origin}, but it arrived with Origin: null.`,
  ],
  [
    'another requested method',
    [preflight({ ...asked, 'Access-Control-Request-Method': 'GET' })],
    'By the standard, OPTIONS has Access-Control-Request-Method: DELETE, but it arrived with Access-Control-Request-Method: GET.',
  ],
  [
    'other requested headers',
    [preflight({ ...asked, 'Access-Control-Request-Headers': 'accept,x-id' })],
    'By the standard, OPTIONS has Access-Control-Request-Headers: x-id, but it arrived with Access-Control-Request-Headers: accept,x-id.',
  ],
  [
    'no requested headers',
    [preflight({ Origin: origin, 'Access-Control-Request-Method': 'DELETE' })],
    'By the standard, OPTIONS has Access-Control-Request-Headers: x-id, but it arrived with no Access-Control-Request-Headers.',
  ],
])('a browser that sends %s does something different', (_about, arrived, says) => {
  expect(findDifferences(explanation, arrived, error)).toEqual([says])
})

test('a browser that gives the script a blocked response does something different', () => {
  const response: Outcome = { kind: 'response', status: 200, headers: [], body: '' }
  expect(findDifferences(explanation, [preflight(asked)], response)).toEqual([
    'By the standard, this request is blocked, but this browser gave the script the response.',
  ])
})
