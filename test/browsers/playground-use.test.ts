import { createServer } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startPlayground } from '../examples/playground.js'
import { listen } from '../integration/framework.js'
import {
  agreement,
  agrees,
  describePlayground,
  failedSteps,
  playgroundPage,
  sentHeaders,
  verdicts,
} from './playground-page.js'

/** A page of another site that embeds a frame of the playground. */
const pageWithFrame = (origin: string): string => `<!doctype html>
  <iframe src="${origin}/frame/"></iframe>
  <script>
    globalThis.askFrame = () => {
      const { port1, port2 } = new MessageChannel()
      const asked = { url: '${origin}/', method: 'GET', headers: [], credentials: false }
      document.querySelector('iframe').contentWindow.postMessage(asked, '*', [port2])
      return new Promise((resolve) => {
        port1.onmessage = () => resolve('an answer')
        setTimeout(() => resolve('nothing'), 1000)
      })
    }
  </script>`

describePlayground((page, originOf) => {
  describe('the origin of the page', () => {
    it('can be chosen from a list', async () => {
      await page().open('preset=slash')
      await page().click('.apply')
      await page().expectVerdict(verdicts.allowed)
      await page().tab.select('#origin', originOf('shop'))
      await page().click('[type=submit]')
      await page().expectVerdict(verdicts.blocked)

      expect(await page().texts(sentHeaders)).toContain(`Origin: ${originOf('shop')}`)
      expect(await page().texts(agreement)).toEqual([agrees])
    })

    it('can be any name of this machine that you type', async () => {
      const origin = originOf('deep.in.my-app')
      await page().open('preset=own')
      await page().expectVerdict(verdicts.allowed)
      await page().tab.select('#origin', 'other')
      await page().click('#other-origin')
      await page().tab.type(origin)
      await page().tab.press('Enter')
      await page().expectVerdict(verdicts.blocked)

      expect(await page().texts(sentHeaders)).toContain(`Origin: ${origin}`)
      await page().click('.fix')
      await page().expectVerdict(verdicts.allowed)
    })

    it('is null in a sandboxed frame', async () => {
      await page().open('preset=null-origin')
      await page().expectVerdict(verdicts.blocked)

      expect(await page().texts(sentHeaders)).toContain('Origin: null')
      expect(await page().texts('#page-origin')).toEqual(['null'])
    })

    it.each([
      ['https://app.localhost', 'The playground serves pages over http, not https.'],
      ['http://example.com', 'The playground cannot serve pages at example.com.'],
      ['http://app.localhost:1', 'The playground serves pages only on port'],
      ['app.localhost', 'Write an origin with its scheme, such as'],
    ])('cannot be %s, and the page says why', async (written, said) => {
      await page().open('preset=own')
      await page().expectVerdict(verdicts.allowed)
      await page().tab.select('#origin', 'other')
      await page().click('#other-origin')
      await page().tab.type(written)
      await page().tab.press('Enter')

      expect(await page().texts('#other-origin-problem')).toEqual([expect.stringContaining(said)])
      expect(await page().focused()).toBe('other-origin')
      await page().expectVerdict('Not sent')
    })
  })

  describe('the page', () => {
    it('works with the keyboard only: choose a mistake and fix it', async () => {
      await page().open('preset=slash')
      await page().expectVerdict(verdicts.refused)
      await page().tabTo('A header that is not listed')
      await page().tab.press('Enter')
      await page().expectVerdict(verdicts.blocked)
      await page().tabTo('Fix it')
      await page().tab.press('Enter')
      await page().expectVerdict(verdicts.allowed)
      // The focused button is gone, so the focus moves to the verdict.
      expect(await page().focused()).toBe('verdict-title')
    })

    it('works with the keyboard only: correct a policy and change the request', async () => {
      await page().open('preset=slash')
      await page().expectVerdict(verdicts.refused)
      await page().tabTo('Apply')
      await page().tab.press('Enter')
      await page().expectVerdict(verdicts.allowed)
      await page().open('preset=wildcard')
      await page().expectVerdict(verdicts.blocked)
      await page().tabTo('credentials')
      await page().tab.press('Space')
      await page().tab.press('Enter')
      await page().expectVerdict(verdicts.allowed)
    })

    it('corrects a lowercase method', async () => {
      await page().open('preset=own')
      await page().expectVerdict(verdicts.allowed)
      await page().tab.select('#method', 'patch')
      await page().click('[type=submit]')
      await page().expectVerdict(verdicts.blocked)

      expect(await page().texts('.fix')).toEqual(['Write PATCH'])
      await page().click('.fix')
      await page().expectVerdict(verdicts.allowed)
    })

    it('says that a call with an invalid header name throws', async () => {
      await page().open('preset=own')
      await page().expectVerdict(verdicts.allowed)
      await page().click('#headers')
      await page().tab.press('SelectAll')
      await page().tab.type('no name: value')
      await page().click('[type=submit]')
      await page().expectVerdict('The call throws')

      expect(await page().texts(agreement)).toEqual([agrees])
      expect(await page().texts('.browser-server')).toEqual([])
    })

    it('has an address that you can share', async () => {
      await page().open('preset=header')
      await page().expectVerdict(verdicts.blocked)
      await page().tab.select('#method', 'PUT')
      await page().click('[type=submit]')
      await page().expectVerdict(verdicts.blocked)
      const [policy, reason] = [await page().policy(), await page().texts(failedSteps)]
      const hash = await page().tab.evaluate<string>('location.hash')

      await page().open(hash.slice(1))
      await page().expectVerdict(verdicts.blocked)
      expect(hash).toContain('method=PUT')
      expect(await page().policy()).toBe(policy)
      expect(await page().texts(failedSteps)).toEqual(reason)
    })

    it('gives every field a label and every section a heading', async () => {
      await page().open('preset=header')
      await page().expectVerdict(verdicts.blocked)
      const nameless = `[...document.querySelectorAll('input, select, textarea, button, a')]
        .filter((one) => !one.hidden && !one.ariaLabel && !one.labels?.length && one.textContent.trim() === '')
        .map((one) => one.outerHTML)`
      expect(await page().tab.evaluate(nameless)).toEqual([])
      const unnamed = `[...document.querySelectorAll('nav, section')]
        .filter((one) => !document.getElementById(one.getAttribute('aria-labelledby'))?.textContent.trim())
        .map((one) => one.id)`
      expect(await page().tab.evaluate(unnamed)).toEqual([])
      expect(await page().texts('main')).toHaveLength(1)
      expect(await page().texts('h1')).toEqual([expect.stringContaining('allow-origin')])
    })

    it('is the only page that its frames respond to', async () => {
      const { port, close } = await listen(
        createServer((_request, response) => {
          response.setHeader('Content-Type', 'text/html').end(pageWithFrame(originOf('app')))
        }),
      )
      onTestFinished(async () => {
        await close()
      })
      await page().tab.open(`http://localhost:${port}/`)

      expect(await page().tab.call('askFrame')).toBe('nothing')
    })

    it('cancels a request if a page of another origin replaces its page', async () => {
      await page().open('preset=own')
      await page().expectVerdict(verdicts.allowed)
      const request = `{ url: 'http://api.localhost:1/', method: 'GET', headers: [], credentials: false }`

      expect(
        await page().tab.evaluate(
          `import('/sender.js').then(async ({ sendFrom }) => {
            const given = sendFrom('${originOf('given-up')}', ${request})
            const next = sendFrom('${originOf('next')}', ${request})
            return [await given.catch(({ message }) => message), (await next).kind]
          })`,
        ),
      ).toEqual(['Another request replaced this one.', 'error'])
    })

    it('says that the playground has stopped', async () => {
      const ended = await startPlayground()
      onTestFinished(ended.program.stop)
      const other = playgroundPage(page().tab, ended)
      await other.open('preset=own')
      await other.expectVerdict(verdicts.allowed)
      await ended.program.stop()
      await other.click('[type=submit]')

      await other.expectVerdict(verdicts.unknown)
      expect(await other.texts('#why')).toEqual([
        'The playground does not respond. Is it still running?',
      ])
    })
  })
})
