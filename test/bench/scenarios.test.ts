import { maxHeaderSize } from 'node:http'
import { describe, expect, it } from 'vitest'
import { createContenders } from './middleware/create-contenders.js'
import { scenarioNames, scenarioOf } from './middleware/scenarios.js'
import { bytesOf } from './worst/connection.js'
import { headersOf, worstRequests } from './worst/requests.js'

describe('in every scenario', () => {
  it.each(scenarioNames.map((name) => [scenarioOf(name).title, name] as const))(
    'the limit and allow-origin send what is wanted: %s',
    async (_, name) => {
      const { middlewares } = await createContenders(scenarioOf(name))
      expect(Object.keys(middlewares)).toEqual(
        expect.arrayContaining(['no-op', 'limit', 'allow-origin', 'cors']),
      )
    },
  )

  it.each(scenarioNames)('a contender is there, or the reason why it is not: %s', (name) => {
    for (const contender of Object.values(scenarioOf(name).contenders)) {
      if (typeof contender === 'string') expect(contender).not.toBe('')
      else expect(contender()).toBeTypeOf('function')
    }
  })
})

describe('what does not do its work', () => {
  const scenario = scenarioOf('actual-one')
  const withContender = (name: string) => ({
    ...scenario,
    contenders: {
      ...scenario.contenders,
      [name]: () => (_request: unknown, _response: unknown, next: () => void) => {
        next()
      },
    },
  })

  it.each(['limit', 'allow-origin'])('is not measured: %s', async (name) => {
    await expect(createContenders(withContender(name))).rejects.toThrow(
      `${name} sends no access-control-allow-origin; no access-control-allow-credentials`,
    )
  })

  it('is listed with what it does not send where it is another package', async () => {
    const { differences } = await createContenders(withContender('corser'), ['corser'])
    expect(differences.corser).toContain('no vary')
  })
})

describe('the worst requests', () => {
  const sizes = Object.values(worstRequests).map(
    ({ title, ...request }) =>
      [title, bytesOf('/expressions', headersOf({ title, ...request })).length] as const,
  )

  it.each(sizes.filter(([title]) => /^16 kB|^Thousands/.test(title)))(
    'are as large as Node reads them: %s',
    (_, size) => {
      expect(size).toBeLessThanOrEqual(maxHeaderSize)
      expect(size).toBeGreaterThan(maxHeaderSize - 300)
    },
  )

  it.each(Object.entries(worstRequests).filter(([name]) => /^host-(?!malformed)/.test(name)))(
    'have a host as long as one may be: %s',
    (_, { origin }) => {
      expect(new URL(origin).hostname).toHaveLength(253)
    },
  )
})
