import { describe, expect, it } from 'vitest'
import {
  arrows,
  describePlayground,
  failedSteps,
  sentHeaders,
  verdicts,
  why,
} from './playground-page.js'
import { presets } from './playground-presets.js'

describePlayground((page, originOf) => {
  it('first shows a request that was sent, with its verdict and the fix in view', async () => {
    await page().open('')
    await page().expectVerdict(verdicts.blocked)
    await page().expectAgreement()

    expect(await page().texts('[aria-current], #lesson-title')).toEqual([
      'Credentials with *',
      'Credentials with *',
    ])
    expect(await page().texts('.fix')).toEqual(['Fix it'])
  })

  it('offers the common mistakes and options of your own', async () => {
    await page().open('preset=own')
    await page().expectVerdict(verdicts.allowed)

    expect(await page().texts('nav a')).toEqual([
      ...presets.map(({ title }) => title),
      'Your own options',
    ])
  })

  it.each(presets)(
    'shows the mistake "$title" and how to fix it',
    async ({ id, title, first, reason, act, last }) => {
      await page().open(`preset=${id}`)
      await page().expectVerdict(first)

      expect(await page().texts('[aria-current], #lesson-title')).toEqual([title, title])
      if (first === verdicts.refused) {
        expect(await page().texts('#problems .where code')).toEqual(reason)
        expect(await page().texts('#exchange')).toEqual([])
      } else {
        const said = reason.map((text) => text.replace('APP', originOf('app')))
        expect(await page().texts(why)).toEqual(said)
        await page().expectAgreement()
      }

      for (const selector of act) await page().click(selector)
      await page().expectVerdict(last)
      await page().expectAgreement()

      expect(await page().texts(failedSteps)).toEqual([])
    },
  )

  describe('the exchange', () => {
    it('shows what the server received and sent, and the header that decided', async () => {
      await page().open('preset=method')
      await page().expectAgreement()

      expect(await page().texts(arrows)).toEqual([
        'The script calls',
        'The browser asks first',
        'The server responds',
        'Never sent',
        'The script only gets an error',
      ])
      expect(await page().texts('.browser-server .what')).toEqual([
        expect.stringMatching(/^OPTIONS \/items\?run=[\w-]{12}$/),
        'DELETE',
      ])
      expect(await page().texts(sentHeaders)).toEqual(
        expect.arrayContaining([
          'Access-Control-Request-Method: DELETE',
          `Origin: ${originOf('app')}`,
        ]),
      )
      expect(await page().texts('.server-browser .headers > .fail')).toEqual([
        '✕Failed: Access-Control-Allow-Methods: GET,POST',
      ])
    })

    it('continues with the request once the policy is fixed', async () => {
      await page().open('preset=method')
      await page().expectVerdict(verdicts.blocked)
      await page().click('.fix')
      await page().expectVerdict(verdicts.allowed)
      await page().expectAgreement()

      expect(await page().policy()).toBe(
        `{\n  origin: '${originOf('app')}',\n  methods: ['GET', 'POST', 'DELETE'],\n}`,
      )
      expect(await page().texts('.editor .changed')).toContain("'DELETE'")
      expect((await page().texts(arrows)).slice(3)).toEqual([
        'The browser sends the request',
        'The server responds',
        'The script gets the response',
      ])
      expect(await page().texts('.browser-page .body')).toEqual(['{"items":["bread","milk"]}'])
    })

    it('shows which headers the script can read', async () => {
      await page().open('preset=hidden-header')
      await page().expectVerdict('Allowed, but X-Total-Count reads as null')
      await page().expectAgreement()
      expect(await page().texts('.browser-page .unread')).toContain('X-Total-Count: nullExpose it')

      await page().click('.expose')
      await page().expectVerdict(verdicts.allowed)
      await page().expectAgreement()
      expect(await page().texts('.browser-page .headers > :not(.unread)')).toContain(
        'X-Total-Count: 2',
      )
    })

    it('warns if only `*` allows `Authorization`, which every browser accepts', async () => {
      await page().open(
        `policy=${encodeURIComponent(`{ origin: '${originOf('app')}', allowedHeaders: '*' }`)}` +
          `&origin=${encodeURIComponent(originOf('app'))}&headers=Authorization: made-up`,
      )
      await page().expectVerdict(verdicts.allowed)
      await page().expectAgreement()

      expect(await page().texts('.warning')).toEqual([
        expect.stringContaining('Warning: List Authorization by name'),
      ])
    })
  })

  describe('the npm package `cors`', () => {
    it('starts without a warning, and lets an attacker in', async () => {
      await page().open('preset=anchors')
      await page().expectVerdict(verdicts.refused)

      expect(await page().texts('.facts p')).toEqual([
        'It starts without a warning.',
        'Allowed. The script gets the response.',
        expect.stringMatching(
          /^It allows an attacker to read responses: http:\/\/.*\.evil\.example$/,
        ),
      ])
    })

    it('allows every website if the option has the wrong name', async () => {
      await page().open('preset=wrong-name')
      await page().expectVerdict(verdicts.refused)
      expect(await page().texts('.facts p')).toContain('It allows every website to read responses.')
    })

    it('does not run an expression that could stall the page', async () => {
      await page().open(`policy=${encodeURIComponent('{ origin: /^(a+)+$/ }')}&origin=null`)
      await page().expectVerdict(verdicts.refused)
      expect(await page().texts('.facts p')).toEqual([expect.stringContaining('could stall')])
    })
  })
})
