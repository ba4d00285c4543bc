import { describe, expect, it } from 'vitest'
import { findDifference } from '../engine-differences.js'
import { describeEngines } from '../engines/describe-engines.js'
import { linesOf } from './api.js'
import { handedOn } from './handed-on.js'
import { visit } from './visit.js'

const put = {
  method: 'PUT',
  headers: { 'Content-Type': 'application/json', 'X-Trace': '1' },
}

describe('a service worker', { timeout: 30_000 }, () => {
  describeEngines((browser, engine) => {
    it('makes its own request with credentials', async () => {
      const { tab, api } = await visit(browser(), 'app.localhost')
      await tab.call('startWorker')

      await tab.call('fetchInWorker', `${api.origin}/session`, {
        method: 'POST',
        credentials: 'include',
      })
      const answer = await tab.call('fetchInWorker', `${api.origin}/items/1`, {
        credentials: 'include',
      })

      expect(answer).toEqual({ status: 200, data: { session: api.session }, total: '1' })
    })

    it('sends a preflight if one is needed', async () => {
      const { tab, api } = await visit(browser(), 'app.localhost')
      await tab.call('startWorker')

      const answer = await tab.call('fetchInWorker', `${api.origin}/items/1`, {
        ...put,
        body: '{"name":"one"}',
      })

      expect(answer).toMatchObject({ data: { stored: { name: 'one' }, trace: '1' } })
      expect(linesOf(api)).toEqual(['OPTIONS /items/1', 'PUT /items/1'])
    })

    it('gets a TypeError if its origin is denied', async () => {
      const { tab, api } = await visit(browser(), 'localhost')
      await tab.call('startWorker')

      expect(await tab.call('fetchInWorker', `${api.origin}/items/1`, {})).toEqual({
        error: 'TypeError',
      })
      expect(await tab.call('fetchInWorker', `${api.origin}/items/1`, put)).toEqual({
        error: 'TypeError',
      })
      expect(linesOf(api)).toEqual(['GET /items/1', 'OPTIONS /items/1'])
    })

    describe.each(handedOn)('$title', ({ adapter, expected, differing = {} }) => {
      const request = { adapter, withCredentials: true, ...put, url: '/items/1', data: {} }

      it('forwards the response', async () => {
        const { tab, api } = await visit(browser(), 'app.localhost')
        await tab.call('startWorker')

        const answer = await tab.call<{ headers: Record<string, string> }>('requestWithAxios', {
          ...request,
          baseURL: api.origin,
        })

        expect(answer).toMatchObject({ status: 200, data: { stored: {}, trace: '1' } })
        expect(await tab.call('passedThroughWorker')).toEqual(['PUT /items/1'])
        expect(linesOf(api)).toEqual(['OPTIONS /items/1', 'PUT /items/1'])
        const difference = findDifference(engine, Object.keys(differing))
        const readable = ['etag', 'x-internal', 'x-total-count'].filter(
          (name) => name in answer.headers,
        )
        expect(readable, difference?.name).toEqual(
          difference ? differing[difference.name] : expected,
        )
      })

      it('forwards the failure for a denied origin', async () => {
        const { tab, api } = await visit(browser(), 'localhost')
        await tab.call('startWorker')

        const answer = await tab.call('requestWithAxios', { ...request, baseURL: api.origin })

        expect(answer).toEqual({ code: 'ERR_NETWORK', response: null })
        expect(await tab.call('passedThroughWorker')).toEqual(['PUT /items/1'])
        expect(linesOf(api)).toEqual(['OPTIONS /items/1'])
      })
    })
  })
})
