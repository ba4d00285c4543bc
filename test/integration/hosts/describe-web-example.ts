import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { overHttp1 } from '../exchange.js'
import type { Running } from '../framework.js'
import { app, stranger } from '../requests.js'
import { repository } from './web-cases.js'

/** Sends requests to an example from `examples/fetch` in its framework, and compares it with the page. */
export function describeWebExample(
  framework: string,
  file: string,
  start: () => Promise<Running>,
): void {
  describe(`the example for ${framework}`, () => {
    let running: Running
    beforeAll(async () => {
      running = await start()
      return running.close
    })

    it('is what the page says', async () => {
      const page = await readFile(join(repository, 'docs/fetch.md'), 'utf8')
      const [, section = ''] = page.split(`\n## ${framework}\n`)
      const [, block] = /^```javascript\n([\s\S]*?)^```$/m.exec(section) ?? []
      const example = await readFile(join(repository, 'examples/fetch', file), 'utf8')

      expect(example.replaceAll(/^(?:\/\/|\/\*\*) .*\n+/gm, '')).toBe(block)
    })

    it.each([
      ['GET', app, 200, app],
      ['GET', stranger, 200, undefined],
      ['OPTIONS', app, 204, app],
      ['OPTIONS', stranger, 204, undefined],
    ])('responds to %s from %s', async (method, origin, status, allowed) => {
      const headers = { Origin: origin, 'Access-Control-Request-Method': 'PUT' }
      const response = await overHttp1(running.port, { method, path: '/item', headers })

      expect(response.status).toBe(status)
      expect(response.headers['access-control-allow-origin']).toBe(allowed)
    })
  })
}
