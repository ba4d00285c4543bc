import { createServer, type RequestListener } from 'node:http'
import { expect, it, onTestFinished } from 'vitest'
import { bundlePage, readFrame } from '../../examples/playground/build.js'
import { createPage } from '../../examples/playground/page.js'
import { record, Runs } from '../../examples/playground/runs.js'
import { listen } from '../integration/framework.js'
import {
  arrows,
  describePlayground,
  playgroundPage,
  verdicts,
  type PlaygroundPage,
} from './playground-page.js'

/** Serves the playground's page for an API on the given port. */
async function servePage(
  { tab }: PlaygroundPage,
  apiPort: number,
  runs: Runs,
): Promise<PlaygroundPage> {
  const files = await bundlePage({ isStatic: false })
  const page = createPage({ apiPort, runs, files, frame: await readFrame() })
  const { port, close } = await listen(createServer(page))
  onTestFinished(async () => {
    await close()
  })
  return playgroundPage(tab, { pagePort: String(port) })
}

describePlayground((page) => {
  it.each([
    ['allow', 'own'],
    ['block', 'wildcard'],
  ])(
    'does not blame CORS for a request that never arrived and that the policy would %s',
    async (_, preset) => {
      const { port, close } = await listen(createServer())
      await close()
      const other = await servePage(page(), port, new Runs())
      await other.open(`preset=${preset}`)
      await other.expectVerdict(verdicts.unknown)

      expect(await other.texts('#why')).toEqual([
        `Nothing arrived at http://api.localhost:${port}. This browser may not resolve that name to this machine, ` +
          'or an extension stopped the request.',
      ])
      expect(await other.texts('#witness')).toEqual([])
      expect(await other.texts('.fix')).toEqual([])
      expect(await other.texts(arrows)).toEqual([
        'The script calls',
        'The script only gets an error',
      ])
    },
  )

  it('does not blame CORS for an allowed request that never got its response', async () => {
    const runs = new Runs()
    const hangUp: RequestListener = (request, response) => {
      const run = runs.get(
        new URL(request.url ?? '', 'http://api.localhost').searchParams.get('run'),
      )
      if (run) record(run, request, response)
      request.socket.destroy()
    }
    const { port, close } = await listen(createServer(hangUp))
    onTestFinished(async () => {
      await close()
    })
    const other = await servePage(page(), port, runs)
    await other.open('preset=hidden-header')
    await other.expectVerdict(verdicts.unknown)

    expect(await other.texts('#why')).toEqual([
      'By the standard, the script should get the response, but it got an error. The browser or an extension may have stopped ' +
        'the request.',
    ])
    expect(await other.texts('#witness')).toEqual([])
    expect(await other.texts(arrows)).toContain('The browser sends the request')
  })
})
