import { describe, expect, it } from 'vitest'
import { findDifference } from '../engine-differences.js'
import { describeEngines } from '../engines/describe-engines.js'
import { linesOf } from './api.js'
import { userAgentRequests } from './user-agents.js'
import { visit } from './visit.js'

const put = {
  method: 'put',
  url: '/items/1',
  data: { name: 'one' },
  headers: { 'X-Trace': '1' },
}

describe('axios in a browser', { timeout: 30_000 }, () => {
  describeEngines((browser, engine) => {
    describe.each(['xhr', 'fetch'])('over %s', (adapter) => {
      const base = { adapter, withCredentials: true }

      it('sends JSON and a custom header after a preflight, and reads the exposed headers', async () => {
        const { tab, api } = await visit(browser(), 'app.localhost')

        const answer = await tab.call('requestWithAxios', { ...base, ...put, baseURL: api.origin })

        expect(answer).toEqual({
          status: 200,
          data: { stored: { name: 'one' }, trace: '1' },
          headers: {
            'content-length': expect.any(String) as unknown,
            'content-type': 'application/json; charset=utf-8',
            'x-total-count': '1',
          },
        })
        expect(linesOf(api)).toEqual(['OPTIONS /items/1', 'PUT /items/1'])
      })

      it('sends the cookie that a response set', async () => {
        const { tab, api } = await visit(browser(), 'app.localhost')
        const call = { ...base, baseURL: api.origin }

        await tab.call('requestWithAxios', { ...call, method: 'post', url: '/session' })
        const answer = await tab.call('requestWithAxios', { ...call, url: '/items/1' })

        expect(answer).toMatchObject({ data: { session: api.session } })
      })

      it('reads the status and the body of an error', async () => {
        const { tab, api } = await visit(browser(), 'app.localhost')

        const answer = await tab.call('requestWithAxios', {
          ...base,
          baseURL: api.origin,
          url: '/items/2',
        })

        expect(answer).toEqual({
          code: 'ERR_BAD_REQUEST',
          response: { status: 404, data: 'no such item' },
        })
      })

      it('gets ERR_NETWORK and no response from a denied origin', async () => {
        const { tab, api } = await visit(browser(), 'localhost')

        const answer = await tab.call('requestWithAxios', {
          ...base,
          baseURL: api.origin,
          url: '/items/1',
        })

        expect(answer).toEqual({ code: 'ERR_NETWORK', response: null })
      })

      it('sends no PUT from a denied origin after the failed preflight', async () => {
        const { tab, api } = await visit(browser(), 'localhost')

        const answer = await tab.call('requestWithAxios', { ...base, ...put, baseURL: api.origin })

        expect(answer).toEqual({ code: 'ERR_NETWORK', response: null })
        expect(linesOf(api)).toEqual(['OPTIONS /items/1'])
      })
    })

    it.each(userAgentRequests.map((request) => [request.title, request] as const))(
      'is allowed, or blocked because of its `User-Agent`, %s',
      async (_title, { adapter, allowedHeaders, expected, differing = {} }) => {
        const { tab, api } = await visit(browser(), 'app.localhost', { allowedHeaders })
        const difference = findDifference(engine, Object.keys(differing))
        const outcome = difference ? differing[difference.name] : expected

        const answer = await tab.call('requestWithAxios', {
          adapter,
          baseURL: api.origin,
          url: '/items/1',
        })

        expect(answer, difference?.name).toMatchObject(
          outcome === 'allowed' ? { status: 200 } : { code: 'ERR_NETWORK' },
        )
      },
    )
  })
})
