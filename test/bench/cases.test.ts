import { maxHeaderSize } from 'node:http'
import { describe, expect, it } from 'vitest'
import { caseOf, cases } from './cases.js'
import { answerOf, createMiddlewares } from './middleware.js'
import { list } from './contenders.js'
import { headersOf, worstRequests } from './worst.js'

it.each(Object.keys(cases))(
  'allow-origin sends the same as handwritten middleware: %s',
  async (name) => {
    const middlewares = await createMiddlewares(caseOf(name))
    expect(Object.keys(middlewares)).toEqual(
      expect.arrayContaining(['no-op', 'by hand', 'allow-origin', 'cors']),
    )
  },
)

it('a contender that sends something else is not measured', async () => {
  const idle = () => (_request: unknown, _response: unknown, next: () => void) => {
    next()
  }
  const contenders = { ...list, 'allow-origin': idle }
  await expect(createMiddlewares({ ...caseOf('allowed'), contenders })).rejects.toThrow(
    'instead of {"status":200,"headers":{"vary":"Origin"',
  )
})

describe('what docs/performance.md says about others:', () => {
  const sent = async (name: 'corser' | '@tinyhttp/cors') =>
    (await answerOf(caseOf('allowed'), list[name]())).headers

  it('corser sends no Vary', async () => {
    expect(await sent('corser')).not.toHaveProperty('vary')
  })

  it('@tinyhttp/cors sends the headers of preflights with every response', async () => {
    expect(await sent('@tinyhttp/cors')).toHaveProperty('access-control-allow-methods')
  })
})

it.each(Object.entries(worstRequests).filter(([name]) => /16 kB|,000/.test(name)))(
  'the headers are almost as large as Node accepts: %s',
  (_, request) => {
    const lines = Object.entries(headersOf(request)).map(([name, value]) => `${name}: ${value}\r\n`)
    const size = lines.join('').length
    expect(size).toBeGreaterThan(maxHeaderSize - 256)
    expect(size).toBeLessThan(maxHeaderSize)
  },
)
