import { createServer } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startPlayground } from '../examples/playground.js'
import { listen } from '../integration/framework.js'
import {
  describePlayground,
  patience,
  playgroundPage,
  sentHeaders,
  verdicts,
  why,
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
  const witness = (says: string): Promise<void> =>
    expect.poll(() => page().texts('#witness'), patience).toEqual([says])

  describe('the origin of the page', () => {
    it('can be any name of this machine that you type, and your browser sends from there', async () => {
      const origin = originOf('deep.in.my-app')
      await page().open('preset=own')
      await page().expectVerdict(verdicts.allowed)
      await page().write('#origin', origin)
      await page().expectVerdict(verdicts.blocked)
      await page().expectAgreement()

      expect(await page().texts(sentHeaders)).toContain(`Origin: ${origin}`)
      await page().click('.fix')
      await page().expectVerdict(verdicts.allowed)
      await page().expectAgreement()
    })

    it('is null in a sandboxed frame', async () => {
      await page().open('preset=null-origin')
      await page().expectAgreement()
      expect(await page().texts(sentHeaders)).toContain('Origin: null')
    })

    it.each(['https://app.example.com', 'http://localhost:5173', 'http://a_b.localhost'])(
      'can be %s, which is explained at once and sends nothing',
      async (origin) => {
        await page().open('preset=own')
        await page().expectVerdict(verdicts.allowed)
        await page().write('#origin', origin)
        await witness('In every browser. Nothing was sent.')

        expect(await page().texts('.server-browser')).not.toEqual([])
      },
    )

    it.each(['app.example.com', 'https://app.example.com/'])(
      'cannot be %s, and the page says why',
      async (origin) => {
        await page().open('preset=own')
        await page().write('#origin', origin)
        await page().expectVerdict('The origin is not valid')
        expect(await page().texts(why)).toEqual([expect.stringContaining('origin')])
        expect(await page().texts('.fix')).toEqual([])
      },
    )

    it('of the playground is never written into a policy for other pages', async () => {
      await page().open('preset=own')
      await page().write('#policy', `{ origin: 'https://shop.example.com', methods: 'GET' }`)
      await page().expectVerdict(verdicts.blocked)

      expect(await page().texts('.fix')).toEqual(['Ask as https://shop.example.com'])
      await page().click('.fix')
      await page().expectVerdict(verdicts.blocked)
      expect(await page().texts('.fix')).toEqual(['Fix it'])
      expect(await page().policy()).toBe(`{ origin: 'https://shop.example.com', methods: 'GET' }`)
    })
  })

  describe('a policy that you type', () => {
    it('is judged while you type, and corrected with a click', async () => {
      await page().open('preset=own')
      await page().click('#policy')
      await page().tab.press('SelectAll')
      await page().tab.type(`{ origin: '${originOf('app')}/', credentials: true }`)
      await page().expectVerdict(verdicts.refused)
      expect(await page().texts('#problems .where')).toEqual(['Line 1, column 11origin-path'])

      await page().click('.apply')
      await page().expectVerdict(verdicts.allowed)
      await page().expectAgreement()
      expect(await page().policy()).toBe(`{ origin: '${originOf('app')}', credentials: true }`)
    })

    it('shows the mistake when you click on its line number', async () => {
      await page().open('preset=wrong-name')
      await page().click('#problems li:nth-child(2) .place')

      expect(
        await page().tab.evaluate(
          `document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)`,
        ),
      ).toBe('600000')
    })

    it('is fully visible, however long its lines are', async () => {
      const text = `{ origin: '${'a'.repeat(500)} ${'b '.repeat(200)}' }\n\n`
      await page().open(`policy=${encodeURIComponent(text)}`)
      await page().expectVerdict(verdicts.refused)
      expect(
        await page().tab.evaluate(
          `[...document.querySelectorAll('.editor > *')].map(({ scrollHeight, clientHeight, scrollWidth, clientWidth }) =>
            [scrollHeight - clientHeight, scrollWidth - clientWidth])`,
        ),
      ).toEqual([
        [0, 0],
        [0, 0],
      ])
    })

    it('can have far more than 4,000 characters', async () => {
      const origins = Array.from({ length: 300 }, (_, index) => `'https://tenant-${index}.example'`)
      const policy = `{ origin: [${origins.join(', ')}, '${originOf('app')}'] }`
      await page().open(`policy=${encodeURIComponent(policy)}&origin=${originOf('app')}`)
      await page().expectVerdict(verdicts.allowed)
      await page().expectAgreement()
      expect(await page().policy()).toBe(policy)
    })

    it('gets a friendly message if it has a predicate', async () => {
      await page().open('preset=own')
      await page().write('#policy', '{ origin: (origin) => true }')
      await expect
        .poll(() => page().texts('#problems li > p:not(.where)'), patience)
        .toEqual([expect.stringContaining('It works on your server')])
    })

    it('has a field for the value of an environment variable', async () => {
      await page().open('preset=own')
      await page().write('#policy', '{ origin: process.env.APP, credentials: true }')
      await page().expectVerdict(verdicts.refused)
      await page().write('#env-APP', originOf('app'))
      await page().expectVerdict(verdicts.allowed)
      await page().expectAgreement()
    })
  })

  describe('the request', () => {
    it('corrects a lowercase method', async () => {
      await page().open('preset=own')
      await page().tab.select('#method', 'patch')
      await page().expectVerdict(verdicts.blocked)

      expect(await page().texts('.fix')).toEqual(['Write PATCH'])
      await page().click('.fix')
      await page().expectVerdict(verdicts.allowed)
    })

    it('can have the method TRACE, with which the call throws', async () => {
      await page().open(`policy={}&origin=${originOf('app')}&method=TRACE`)
      await page().expectVerdict('The call throws')
      await page().expectAgreement()
      expect(await page().tab.evaluate(`document.querySelector('#method').value`)).toBe('TRACE')
    })

    it.each([
      ['an invalid header name', 'no name: value', 'The call throws'],
      ['a line without a colon', 'Authorization', 'A header line is incomplete'],
    ])('has a verdict for %s', async (_, headers, verdict) => {
      await page().open('preset=own')
      await page().write('#headers', headers)
      await page().expectVerdict(verdict)
    })

    it('is explained if its headers are too long for a server', async () => {
      const headers = Array.from({ length: 40 }, (_, index) => `X-${index}: ${'a'.repeat(400)}`)
      await page().open(
        `policy={}&origin=${originOf('app')}&headers=${encodeURIComponent(headers.join('\n'))}`,
      )
      await page().expectVerdict(verdicts.allowed)
      await witness('In every browser. Nothing was sent.')
    })
  })

  describe('what you take with you', () => {
    const copy = (index: number): Promise<void> =>
      page().click(`#take-away button:nth-of-type(${index})`)
    const says = (text: string): Promise<void> =>
      expect.poll(() => page().texts('#done'), patience).toEqual([text])
    /** Browsers let a page copy only if a person allows it. */
    const setClipboard = (writeText: string): Promise<void> =>
      page().tab.evaluate(
        `void Object.defineProperty(navigator, 'clipboard', { value: { writeText: ${writeText} } })`,
      )
    const copied = (): Promise<string> => page().tab.evaluate('globalThis.copied')

    it('is copied: the options, an Express app, and a link that shows the same', async () => {
      await page().open('preset=after-auth')
      await page().expectVerdict(verdicts.blocked)
      await setClipboard('async (text) => { globalThis.copied = text }')
      const policy = await page().policy()

      await copy(1)
      await says('Options copied.')
      expect(await copied()).toBe(policy)
      await copy(2)
      await says('Express code copied.')
      expect(await copied()).toContain(`const options = ${policy}`)
      expect(await copied()).toMatch(/app\.use\(authenticate\)\n+app\.use\(cors\(options\)\)/)
      await copy(3)
      await says('Link copied.')
      const link = await copied()
      await page().tab.open('about:blank')
      await page().tab.open(link)
      await page().expectVerdict(verdicts.blocked)
      expect([await page().policy(), await page().texts('#lesson-title')]).toEqual([
        policy,
        ['cors() behind authentication'],
      ])
    })

    it('can be selected if the browser does not allow the page to copy', async () => {
      await page().open('preset=own')
      await setClipboard('() => Promise.reject(new Error())')
      await copy(1)
      await says('Your browser does not allow this page to copy. Select the text instead.')
    })

    it.each(['wildcard', 'header', 'method', 'null-origin'])(
      'is a picture of the exchange, in which everything can be read: %s',
      async (preset) => {
        await page().open(`preset=${preset}`)
        await page().expectVerdict(verdicts.blocked)
        await page().tab.evaluate(`void (() => {
          URL.createObjectURL = (blob) => { globalThis.saved = blob; return 'blob:' }
          HTMLAnchorElement.prototype.click = function () { globalThis.savedAs = this.download }
        })()`)
        await copy(4)
        await says('Saved as exchange.svg.')
        const [name, source] = await page().tab.evaluate<readonly [string, string]>(
          'saved.text().then((source) => [savedAs, source])',
        )
        await page().tab.open(`data:image/svg+xml,${encodeURIComponent(source)}`)
        const { title, texts, outside, overlapping } = await page().tab.evaluate<{
          title: string
          texts: readonly string[]
          outside: readonly string[]
          overlapping: readonly string[]
        }>(`(() => {
          const svg = document.documentElement
          const { width, height } = svg.viewBox.baseVal
          const boxes = [...svg.querySelectorAll('text')].map((text) => [text.textContent, text.getBBox()])
          const isOutside = ([, box]) =>
            box.x < 0 || box.y < 0 || box.x + box.width > width || box.y + box.height > height
          // Letters may touch the line above.
          const overlaps = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width &&
            a.y + 2 < b.y + b.height && b.y + 2 < a.y + a.height
          return {
            title: svg.querySelector('title').textContent,
            texts: boxes.map(([text]) => text),
            outside: boxes.filter(isOutside).map(([text]) => text),
            overlapping: boxes.flatMap(([text, box], index) =>
              boxes.slice(index + 1).filter(([, other]) => overlaps(box, other)).map(([other]) => text + ' / ' + other)),
          }
        })()`)
        expect([name, title]).toEqual(['exchange.svg', verdicts.blocked])
        expect(texts).toEqual(
          expect.arrayContaining(['Page', 'Server', 'The script only gets an error']),
        )
        expect([outside, overlapping]).toEqual([[], []])
      },
    )

    it.each([
      ['wildcard', verdicts.blocked, ['#policy', '#why', '.move.fail']],
      ['slash', verdicts.refused, ['#policy', '#why', '#problems']],
    ])('is printed without what only a screen needs: %s', async (preset, verdict, shown) => {
      await page().open(`preset=${preset}`)
      await page().expectVerdict(verdict)
      await page().tab.evaluate(`void (() => {
        for (const { cssRules } of document.styleSheets)
          for (const { media } of cssRules) if (media?.mediaText === 'print') media.mediaText = 'all'
      })()`)
      const { seen, hidden, tooWide } = await page().tab.evaluate<{
        seen: readonly boolean[]
        hidden: readonly string[]
        tooWide: number
      }>(`({
        seen: ${JSON.stringify(shown)}.map((one) => document.querySelector(one).checkVisibility()),
        hidden: [...document.querySelectorAll('button, nav, #paste, #take-away')]
          .filter((one) => one.checkVisibility()).map((one) => one.outerHTML),
        tooWide: document.documentElement.scrollWidth - innerWidth,
      })`)
      expect([seen, hidden]).toEqual([shown.map(() => true), []])
      expect(tooWide).toBeLessThanOrEqual(0)
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
      await expect.poll(() => page().focused(), patience).toBe('verdict-title')
    })

    it('has a link that skips the presets and changes nothing', async () => {
      await page().open('preset=header')
      await page().expectVerdict(verdicts.blocked)
      await page().tabTo('Skip to the options and the request')
      await page().tab.press('Enter')

      expect(await page().focused()).toBe('main')
      expect(await page().texts('#lesson-title')).toEqual(['A header that is not listed'])
    })

    it('says its verdict in the title and to screen readers', async () => {
      await page().open('preset=method')
      await page().expectVerdict(verdicts.blocked)
      expect(await page().tab.title()).toBe(`${verdicts.blocked} – allow-origin playground`)
      await expect
        .poll(() => page().texts('#announcement'), patience)
        .toEqual([expect.stringContaining('DELETE is not one of the allowed methods.')])
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

    it('says that the playground has stopped, and still explains', async () => {
      const ended = await startPlayground()
      onTestFinished(ended.program.stop)
      const other = playgroundPage(page().tab, ended)
      await other.open('preset=own')
      await other.expectAgreement()
      await ended.program.stop()
      await other.tab.select('#method', 'PATCH')

      await other.expectVerdict(verdicts.allowed)
      await expect
        .poll(() => other.texts('#witness'), patience)
        .toEqual(['The playground does not respond. Is it still running?'])
    })
  })
})
