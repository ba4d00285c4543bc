import { describe, expect, it } from 'vitest'
import { describePlayground, patience, verdicts } from './playground-page.js'

describePlayground((page, originOf) => {
  const typed = `{ origin: 'https://typed.example' }`
  const hash = (): Promise<string> => page().tab.evaluate('location.hash')

  const expectPolicy = (policy: string): Promise<void> =>
    expect.poll(() => page().policy(), patience).toBe(policy)

  describe('the history', () => {
    it('has typed and clicked edits, and undoes them one by one', async () => {
      await page().open('preset=method')
      await page().expectVerdict(verdicts.blocked)
      const first = await page().policy()
      await page().click('.fix')
      await page().expectVerdict(verdicts.allowed)
      const fixed = await page().policy()
      await page().write('#policy', typed)
      await page().expectVerdict(verdicts.blocked)

      await page().click('#undo')
      await expectPolicy(fixed)
      await page().click('#undo')
      await expectPolicy(first)
      await page().click('#redo')
      await page().click('#redo')
      await expectPolicy(typed)
    })

    it('works with Ctrl+Z in every field', async () => {
      await page().open('preset=method')
      const first = await page().policy()
      await page().click('.fix')
      await page().expectVerdict(verdicts.allowed)
      await page().write('#origin', 'https://typed.example')
      await page().expectVerdict(verdicts.blocked)

      await page().tab.press('Undo')
      await page().expectVerdict(verdicts.allowed)
      await page().tab.press('Undo')
      await expectPolicy(first)
    })

    it('keeps what you typed when you click on a preset', async () => {
      await page().open('preset=own')
      await page().write('#policy', typed)
      await page().click('nav a')
      await expect
        .poll(() => page().texts('#lesson-title'), patience)
        .toEqual(['Credentials with *'])
      await page().click('#undo')
      await expectPolicy(typed)
    })
  })

  describe('the address', () => {
    it('has a click at once, so nothing is lost if you reload', async () => {
      await page().open('preset=own')
      await page().expectVerdict(verdicts.allowed)
      const written = await page().tab.evaluate(
        `document.querySelector('#credentials').click(), location.hash`,
      )
      expect(written).toContain('method=PUT')
      expect(written).not.toContain('credentials=')
    })

    it('has every change, so reloading shows the same', async () => {
      await page().open('preset=header')
      await page().expectVerdict(verdicts.blocked)
      await page().click('.fix')
      await page().expectVerdict(verdicts.allowed)
      await page().write('#reads', 'X-Total-Count')
      const policy = await page().policy()
      await expect.poll(hash, patience).toContain('reads=X-Total-Count')

      await page().open((await hash()).slice(1))
      await page().expectVerdict('Allowed, but X-Total-Count reads as null')
      expect(await page().policy()).toBe(policy)
    })

    it('of a link from another port uses the port of this page', async () => {
      await page().open(
        `policy=${encodeURIComponent("{ origin: 'http://app.localhost:1' }")}&origin=http://app.localhost:1&port=1`,
      )
      await page().expectVerdict(verdicts.allowed)
      await page().expectAgreement()
      expect(await page().policy()).toBe(`{ origin: '${originOf('app')}' }`)
    })

    it.each(['main', 'nonsense', 'preset=nonsense'])('#%s changes nothing', async (unknown) => {
      await page().open('preset=own')
      await page().write('#policy', typed)
      await page().expectVerdict(verdicts.blocked)
      await page().tab.evaluate(`void (location.hash = '${unknown}')`)

      await expect.poll(hash, patience).toContain('policy=')
      expect(await page().policy()).toBe(typed)
    })

    it('that you open in the same tab is a step of the history', async () => {
      await page().open('preset=own')
      await page().write('#policy', typed)
      await page().expectVerdict(verdicts.blocked)
      await page().tab.evaluate(`void (location.hash = 'preset=slash')`)
      await page().expectVerdict(verdicts.refused)
      await page().click('#undo')
      await expectPolicy(typed)
    })
  })
})
