import { createServer } from 'node:http'
import { expect, it, onTestFinished } from 'vitest'
import { listen } from '../../integration/framework.js'
import { describeEngines } from './describe-engines.js'

const page = `<!doctype html>
<title>loaded</title>
<button onclick="document.title = 'clicked'">Click</button>
<input autofocus oninput="document.title = this.value" />
<select onchange="document.title = this.value"><option>one<option value="2">two</select>
<script>
  globalThis.add = async (one, other) => one + other
  globalThis.fail = () => { throw new RangeError('too far') }
</script>`

async function servePage(): Promise<number> {
  const { port, close } = await listen(
    createServer((_request, response) => {
      response.setHeader('Content-Type', 'text/html').end(page)
    }),
  )
  onTestFinished(async () => {
    await close()
  })
  return port
}

describeEngines((browser) => {
  it('reports its version', () => {
    expect(browser().version).toMatch(/^\d+\.\d/)
  })

  it('opens a page under any name of this machine, and drives it', async () => {
    const { tab } = browser()
    await tab.open(`http://any.name.localhost:${await servePage()}/`)

    expect(await tab.title()).toBe('loaded')
    expect(await tab.call('add', 1, 2)).toBe(3)
    await expect(tab.call('fail')).rejects.toThrow('too far')
    await tab.click('button')
    expect(await tab.title()).toBe('clicked')
    for (const key of ['Enter', 'Space'] as const) {
      await tab.evaluate(`void (document.title = 'waiting')`)
      await tab.press(key)
      expect(await tab.title()).toBe('clicked')
    }
    await tab.press('Tab')
    await tab.type('typed')
    expect(await tab.title()).toBe('typed')
    await tab.press('SelectAll')
    await tab.type('anew')
    expect(await tab.title()).toBe('anew')
    await tab.select('select', '2')
    expect(await tab.title()).toBe('2')
    await tab.select('select', 'one')
    expect(await tab.title()).toBe('one')
    expect(await tab.evaluate(`document.querySelectorAll('option').length`)).toBe(2)
    await expect(tab.evaluate('fail()')).rejects.toThrow('too far')
    expect(
      Buffer.from(await tab.screenshot())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
  })
})
