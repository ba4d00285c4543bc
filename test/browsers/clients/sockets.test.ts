import { describe, expect, it, onTestFinished } from 'vitest'
import { run } from '../../examples/run-program.js'
import { describeEngines } from '../engines/describe-engines.js'
import { linesOf } from './api.js'
import { startSite } from './site.js'
import { signIn, visit } from './visit.js'

const polling = ['polling']
const webSocket = ['websocket']
const upgraded = ['polling', 'websocket']

describe('sockets', { timeout: 30_000 }, () => {
  describeEngines((browser) => {
    describe("Socket.IO's client", () => {
      it.each([
        { transports: polling, transport: 'polling' },
        { transports: upgraded, transport: 'websocket' },
        { transports: webSocket, transport: 'websocket' },
      ])('connects as the signed-in user over $transports', async ({ transports, transport }) => {
        const { tab, api } = await visit(browser(), 'app.localhost')
        await signIn(tab, api)

        const options = { transports, withCredentials: true }
        const outcome = await tab.call('connect', api.origin, options)

        expect(outcome).toEqual({ transport, session: api.session })
      })

      it('polls anonymously without credentials', async () => {
        const { tab, api } = await visit(browser(), 'app.localhost')
        await signIn(tab, api)

        const outcome = await tab.call('connect', api.origin, { transports: polling })

        expect(outcome).toEqual({ transport: 'polling', session: null })
      })

      it('polls with a custom header after a preflight', async () => {
        const { tab, api } = await visit(browser(), 'app.localhost')

        const outcome = await tab.call('connect', api.origin, {
          transports: polling,
          extraHeaders: { 'X-Trace': '1' },
        })

        expect(outcome).toMatchObject({ transport: 'polling' })
        expect(linesOf(api).slice(0, 2)).toEqual(['OPTIONS /socket.io/', 'GET /socket.io/'])
      })

      it.each([
        { transports: polling, error: 'xhr poll error' },
        { transports: upgraded, error: 'xhr poll error' },
        { transports: webSocket, error: 'websocket error' },
      ])('gets $error from a denied origin over $transports', async (denied) => {
        const { transports, error } = denied
        const { tab, api } = await visit(browser(), 'localhost')

        expect(await tab.call('connect', api.origin, { transports })).toEqual({ error })
      })

      it.each([
        { transports: polling, outcome: { error: 'xhr poll error' } },
        { transports: webSocket, outcome: { transport: 'websocket' } },
      ])(
        'gets $outcome from a denied origin over $transports if CORS is the only guard',
        async (denied) => {
          const { transports, outcome } = denied
          const { tab, api } = await visit(browser(), 'localhost', { guarded: false })

          expect(await tab.call('connect', api.origin, { transports })).toMatchObject(outcome)
        },
      )

      // Socket.IO serves these files before its engine sees the request, so middleware of the engine does not run.
      it.each([
        { file: 'socket.io.js', type: 'text/javascript', outcome: 'loaded' },
        { file: 'socket.io.esm.min.js', type: 'module', outcome: 'blocked' },
      ])("is $outcome from the API's origin as $type", async ({ file, type, outcome }) => {
        const { tab, api } = await visit(browser(), 'app.localhost')

        const url = `${api.origin}/socket.io/${file}`

        expect(await tab.call('loadScript', url, type)).toBe(outcome)
      })
    })

    describe('a WebSocket to examples/websocket.js', () => {
      it.each([
        ['opens for an allowed origin', 'localhost', { messages: ['hello'], code: 1005 }],
        ['is refused for a denied origin', 'app.localhost', { messages: [], code: 1006 }],
      ])('%s', async (_title, host, outcome) => {
        const program = await run('websocket.js', /\n/)
        onTestFinished(program.stop)
        const [, authority = ''] = /http:\/\/([\d.:]+)/.exec(program.stdout) ?? []
        const urlAt = await startSite()
        const { tab } = browser()
        await tab.open(urlAt(host))

        expect(await tab.call('listenToWebSocket', `ws://${authority}/`)).toEqual(outcome)
      })
    })
  })
})
