import { createServer } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { listen } from '../integration/framework.js'
import { describePlayground, patience, verdicts, why } from './playground-page.js'

const app = 'https://app.example.com'
const url = 'https://api.example.com/items'

/** What the three engines print for the same failure. */
const lines: readonly (readonly [engine: string, line: string])[] = [
  [
    'Chromium',
    `Access to fetch at '${url}' from origin '${app}' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.`,
  ],
  [
    'Firefox',
    `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${url}. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200.`,
  ],
  ['Safari', `Origin ${app} is not allowed by Access-Control-Allow-Origin. Status code: 200`],
]

describePlayground((page, originOf) => {
  const field = (name: string): Promise<string> =>
    page().tab.evaluate(`document.querySelector('#${name}').value`)

  describe('the red line of the console', () => {
    it.each(lines)('of %s leads to what to change, by keyboard too', async (_, line) => {
      await page().open('')
      await page().expectVerdict(verdicts.blocked)
      await page().tabTo('paste')
      await page().tab.type(line)
      await page().tab.press('Enter')

      await expect.poll(() => page().texts('#lesson-title'), patience).toEqual(['Your own case'])
      await page().expectVerdict(verdicts.blocked)
      expect(await page().texts(why)).toEqual([
        expect.stringContaining('The response does not allow pages on'),
      ])
      expect(await page().focused()).toBe('verdict-title')
      expect(await page().texts('#paste-notes li')).not.toEqual([])

      await page().tabTo('Fix it')
      await page().tab.press('Enter')
      await page().expectVerdict(verdicts.allowed)
    })

    it('leads to the server that causes what no option causes', async () => {
      await page().open('')
      await page().paste(
        '#paste',
        `Access to fetch at '${url}' from origin '${app}' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: It does not have HTTP ok status.`,
      )
      await expect
        .poll(() => page().texts(why), patience)
        .toEqual(['The status is 404. It must be between 200 and 299.'])
      await page().click('.fix')
      await page().expectVerdict(verdicts.allowed)
    })

    it('names the origin and the URL, and can be undone', async () => {
      await page().open('preset=own')
      await page().paste('#paste', lines[0]?.[1] ?? '')
      await expect.poll(() => field('origin'), patience).toBe(app)

      expect(await field('url')).toBe(url)
      await page().click('#undo')
      await expect.poll(() => field('origin'), patience).toBe(originOf('app'))
    })

    it('keeps options of your own', async () => {
      await page().open('preset=own')
      await page().paste('#policy', `app.use(cors({ origin: '${app}' }))`)
      await expect.poll(() => page().policy(), patience).toContain(app)
      const yours = await page().policy()
      await page().paste('#paste', lines[0]?.[1] ?? '')

      await page().expectVerdict(verdicts.allowed)
      expect(await page().policy()).toBe(yours)
      expect(await page().texts('#paste-notes li')).toContainEqual(
        expect.stringContaining('your server is not using them'),
      )
    })
  })

  describe('code', () => {
    it('is read as options, and the page moves to an origin that they are about', async () => {
      await page().open('preset=own')
      await page().paste('#policy', `app.use(cors({ origin: '${app}', credentials: true }))`)

      await expect.poll(() => field('origin'), patience).toBe(app)
      await page().expectVerdict(verdicts.allowed)
      expect(await page().policy()).toMatch(/^\{[\s\S]*\}$/)
    })

    it('has a field for an environment variable', async () => {
      await page().open('preset=own')
      await page().paste('#policy', 'const corsOptions = { origin: process.env.CORS_ORIGIN };')
      await page().expectVerdict(verdicts.refused)
      await page().write('#env-CORS_ORIGIN', originOf('app'))
      await page().expectVerdict(verdicts.allowed)
    })

    it('that is only a part of the options is pasted as it is', async () => {
      await page().open('preset=own')
      await page().write('#policy', '{ ')
      await page().tab.type('maxAge: 600 }')
      await page().expectVerdict(verdicts.blocked)
    })
  })

  describe('a response', () => {
    it('of curl -i is judged for the page that asks', async () => {
      await page().open('preset=own')
      await page().paste(
        '#paste',
        'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nAccess-Control-Allow-Origin: *\r\n\r\n{}',
      )
      await expect
        .poll(() => page().texts('#policy-state'), patience)
        .toEqual([expect.stringContaining('the response that you pasted')])
      await page().expectVerdict('Which page makes the request?')
      await page().write('#origin', app)
      await page().write('#url', url)
      await page().tab.select('#method', 'GET')
      await expect
        .poll(() => page().texts('#witness'), patience)
        .toEqual(['From the response that you pasted.'])
      await page().click('#policy-state button')
      await expect.poll(() => page().texts('#policy-state button'), patience).toEqual([])
    })
  })

  it('says what can be pasted if it does not recognize a text, and keeps the text', async () => {
    await page().open('preset=own')
    await page().click('#paste')
    await page().tab.type('nonsense')
    await page().tab.press('Enter')
    await expect.poll(() => page().texts('#paste-notes li'), patience).toHaveLength(1)
    expect(await field('paste')).toBe('nonsense')
  })

  it('asks your own server, and judges its response', async () => {
    const { port, close } = await listen(
      createServer((_request, response) => {
        response.setHeader('Access-Control-Allow-Origin', 'http://localhost:5173').end('{}')
      }),
    )
    onTestFinished(async () => {
      await close()
    })
    await page().open('preset=slash')
    await page().write('#origin', 'http://localhost:5173')
    await page().write('#url', `http://localhost:${port}/items`)
    await page().click('#live')
    await page().expectVerdict(verdicts.allowed)
    expect(await page().texts('#witness')).toEqual(['From what your server just sent.'])

    await page().write('#origin', 'http://localhost:4000')
    await page().expectVerdict(verdicts.blocked)
    expect(await page().texts('.suggestions code')).toEqual([
      'Access-Control-Allow-Origin: http://localhost:4000',
    ])
  })
})
