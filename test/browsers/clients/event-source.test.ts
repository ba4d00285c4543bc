import { describe, expect, it } from 'vitest'
import { describeEngines } from '../engines/describe-engines.js'
import { linesOf } from './api.js'
import { signIn, visit } from './visit.js'

const withCredentials = { withCredentials: true }

describe('EventSource', { timeout: 30_000 }, () => {
  describeEngines((browser) => {
    // `Last-Event-ID` is not safelisted, and neither is the second value. A `fetch` with them needs a preflight.
    it.each(['event-', '"{event}":'])(
      'receives events, and continues after %j without a preflight',
      async (prefix) => {
        const { tab, api } = await visit(browser(), 'app.localhost')
        const path = `/events/${encodeURIComponent(prefix)}`

        const received = await tab.call('receiveEvents', api.origin + path, withCredentials, 3)

        expect(received).toMatchObject({
          events: [{ id: `${prefix}1` }, { id: `${prefix}2` }, { id: `${prefix}3` }],
        })
        expect(api.arrived.map(({ line, headers }) => [line, headers['last-event-id']])).toEqual([
          [`GET ${path}`, undefined],
          [`GET ${path}`, `${prefix}2`],
        ])
      },
    )

    it.each([
      ['acts as the signed-in user with credentials', withCredentials, true],
      ['acts anonymously without credentials', {}, false],
    ])('%s', async (_title, options, asUser) => {
      const { tab, api } = await visit(browser(), 'app.localhost')
      await signIn(tab, api)

      const received = await tab.call('receiveEvents', `${api.origin}/events/a`, options, 1)

      expect(received).toEqual({
        events: [{ id: 'a1', data: { session: asUser ? api.session : null } }],
        failed: false,
      })
    })

    it('closes at once and does not reconnect for a denied origin', async () => {
      const { tab, api } = await visit(browser(), 'localhost')

      const received = await tab.call('receiveEvents', `${api.origin}/events/a`, withCredentials, 1)

      expect(received).toEqual({ events: [], failed: true })
      expect(linesOf(api)).toEqual(['GET /events/a'])
    })
  })
})
