import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildPage } from '../../examples/playground/build.js'
import { listen } from '../integration/framework.js'
import { describeEngines } from './engines/describe-engines.js'
import { patience, playgroundPage, verdicts, type PlaygroundPage } from './playground-page.js'

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
}

/** The folder that the page is in. A host of plain files knows nothing else about it. */
const folder = '/docs/tools/playground/'

/** A page that shows another one as wide as a small phone. */
const phone = `<!doctype html><style>body { margin: 0 } iframe { border: 0; width: 320px; height: 568px }</style><iframe></iframe>`

describe('the static playground in a subfolder', { timeout: 60_000 }, () => {
  let origin: string
  /** What the browser asked the server for. */
  let paths: string[] = []

  beforeAll(async () => {
    const outdir = mkdtempSync(join(tmpdir(), 'static-playground-'))
    await buildPage({ outdir, isStatic: true })
    const files = new Map(
      readdirSync(outdir).map((name) => [folder + name, readFileSync(join(outdir, name))]),
    )
    const { port, close } = await listen(
      createServer(({ url = '' }, response) => {
        paths.push(url)
        if (url === '/phone.html') {
          response.setHeader('Content-Type', 'text/html').end(phone)
          return
        }
        const name = url.endsWith('/') ? `${url}index.html` : url
        const body = files.get(name)
        response.statusCode = body ? 200 : 404
        response.setHeader('Content-Type', types[extname(name)] ?? 'text/plain').end(body)
      }),
    )
    origin = `http://localhost:${port}`
    return async () => {
      await close()
      rmSync(outdir, { recursive: true })
    }
  }, 60_000)

  describeEngines((browser) => {
    let page: PlaygroundPage

    const open = async (hash = ''): Promise<void> => {
      await page.tab.open('about:blank')
      await page.tab.open(`${origin}${folder}${hash}`)
    }

    const paste = async (text: string): Promise<void> => {
      await page.write('#paste', text)
      await page.tab.press('Enter')
    }

    beforeEach(() => {
      page = playgroundPage(browser().tab, { pagePort: '' })
    })

    it('loads its own files and asks no server for anything', async () => {
      paths = []
      await open()
      await page.expectVerdict(verdicts.blocked)
      await page.write('#policy', `{ origin: 'https://app.example.com', credentials: true }`)
      await page.write('#origin', 'http://localhost:5173')
      await page.expectVerdict(verdicts.blocked)
      await page.write('#url', 'http://localhost:3000/items')

      const own = ['', 'main.css', 'main.js'].map((name) => folder + name)
      // WebKit does not load the icon.
      const asked = new Set(paths.filter((path) => path !== `${folder}icon.svg`))
      expect(asked).toEqual(new Set(own))
    })

    it('explains a mistake and fixes it', async () => {
      await open('#preset=method')
      await page.expectVerdict(verdicts.blocked)
      await page.click('.fix')
      await page.expectVerdict(verdicts.allowed)

      expect(await page.policy()).toContain(`['GET', 'POST', 'DELETE']`)
      expect(await page.policy()).not.toContain('localhost')
    })

    it('takes a pasted allowlist', async () => {
      await open()
      await page.expectVerdict(verdicts.blocked)
      await paste(`app.use(cors({ origin: 'https://app.example.com/' }))`)
      await page.expectVerdict(verdicts.refused)

      expect(await page.policy()).toBe(`{ origin: 'https://app.example.com/' }`)
    })

    it('takes the red line of a console', async () => {
      await open()
      await page.expectVerdict(verdicts.blocked)
      await paste(
        "Access to fetch at 'https://api.example.net/items' from origin 'https://shop.example.org' has been blocked by " +
          "CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
      )
      await expect
        .poll(() => page.tab.evaluate(`document.querySelector('#origin').value`))
        .toBe('https://shop.example.org')
      await page.expectVerdict(verdicts.blocked)
      await page.click('.fix')
      await page.expectVerdict(verdicts.allowed)
    })

    describe('on a phone', () => {
      /** The value of an expression in the page that the phone shows. */
      const inside = <Result>(expression: string): Promise<Result> =>
        page.tab.evaluate(`frames[0].eval(${JSON.stringify(expression)})`)

      const show = async (hash: string, verdict: string): Promise<void> => {
        await page.tab.open('about:blank')
        await page.tab.open(`${origin}/phone.html`)
        await page.tab.evaluate(
          `document.querySelector('iframe').src = ${JSON.stringify(folder + hash)}`,
        )
        await expect
          .poll(() => inside("document.querySelector('#verdict-title')?.textContent"), patience)
          .toBe(verdict)
      }

      it.each([
        ['', verdicts.blocked],
        ['#preset=slash', verdicts.refused],
        ['#preset=header', verdicts.blocked],
        ['#preset=own', verdicts.allowed],
        [
          `#${new URLSearchParams({ policy: `{ origin: 'https://${'a'.repeat(60)}.example/' }` }).toString()}`,
          verdicts.refused,
        ],
      ])('fits, with the verdict before the fields: %s', async (hash, verdict) => {
        await show(hash, verdict)
        // What is folded up has to fit too.
        await inside("document.querySelectorAll('details').forEach((one) => { one.open = true })")
        expect(await inside('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
        expect(
          await inside(
            "document.querySelector('#verdict').compareDocumentPosition(document.querySelector('#policy')) & Node.DOCUMENT_POSITION_FOLLOWING",
          ),
        ).not.toBe(0)
      })

      it.each([
        ['', verdicts.blocked],
        ['#preset=slash', verdicts.refused],
      ])('everything can be reached with the keyboard: %s', async (hash, verdict) => {
        await show(hash, verdict)
        const wanted = await inside<readonly string[]>(`(() => {
          globalThis.nameOf = (one) => one.id || one.textContent.trim()
          return [...document.querySelectorAll('a, button:enabled, input, select, textarea, summary, [tabindex="0"]')]
            .filter((one) => one.checkVisibility()).map(nameOf)
        })()`)
        const reached = new Set<string>()
        for (let presses = 0; presses < 2 * wanted.length; presses += 1) {
          await page.tab.press('Tab')
          reached.add(await inside('nameOf(document.activeElement)'))
          // WebKit scrolls to the focused element a moment later.
          await expect
            .poll(() =>
              inside(`(() => {
                const { left, right, top, bottom } = document.activeElement.getBoundingClientRect()
                return right > 0 && left < innerWidth && bottom > 0 && top < innerHeight
              })()`),
            )
            .toBe(true)
        }
        expect(wanted.filter((name) => !reached.has(name))).toEqual([])
      })
    })

    const shared = `{ origin: 'https://shared.example', credentials: true }`

    it('has a link that shows the same to others', async () => {
      await open()
      await page.expectVerdict(verdicts.blocked)
      await page.write('#policy', shared)
      await page.write('#origin', 'https://shared.example')
      await page.expectVerdict(verdicts.allowed)
      await expect
        .poll(() => page.tab.evaluate<string>('location.hash'))
        .toContain(`&origin=${encodeURIComponent('https://shared.example')}&`)
      const hash = await page.tab.evaluate<string>('location.hash')

      await open(hash)
      await page.expectVerdict(verdicts.allowed)
      expect(await page.policy()).toBe(shared)
    })
  })
})
