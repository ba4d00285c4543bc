import { describe, expect, it } from 'vitest'
import {
  agreement,
  agrees,
  arrows,
  describePlayground,
  failedSteps,
  patience,
  sentHeaders,
  verdicts,
} from './playground-page.js'
import { presets } from './playground-presets.js'

describePlayground((page, originOf) => {
  it('offers ten common mistakes and a policy of your own', async () => {
    await page().open('preset=own')
    await page().expectVerdict(verdicts.allowed)

    expect(await page().texts('#presets-title')).toEqual(['Ten common mistakes'])
    expect(presets).toHaveLength(10)
    expect(await page().texts('#presets a')).toEqual([
      ...presets.map(({ title }) => title),
      'Your own policy',
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
        expect(await page().texts('#exchange:not([hidden])')).toEqual([])
      } else {
        const said = reason.map((text) => text.replace('APP', originOf('app')))
        expect(await page().texts(failedSteps)).toEqual(said)
        expect(await page().texts(agreement)).toEqual([agrees])
      }

      for (const selector of act) await page().click(selector)
      await page().expectVerdict(last)

      expect(await page().texts(failedSteps)).toEqual([])
      expect(await page().texts(agreement)).toEqual([agrees])
    },
  )

  describe('the exchange', () => {
    it('shows what the server received and sent, and the header that decided', async () => {
      await page().open('preset=method')
      await page().expectVerdict(verdicts.blocked)

      expect(await page().texts(arrows)).toEqual([
        'The script calls',
        'The browser asks first',
        'The server responds',
        'Never sent',
        'The script gets an error',
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

    it('continues with the request once the policy is fixed, and can be undone', async () => {
      await page().open('preset=method')
      await page().expectVerdict(verdicts.blocked)
      await page().click('.fix')
      await page().expectVerdict(verdicts.allowed)

      expect(await page().policy()).toBe(
        `{\n  origin: '${originOf('app')}',\n  methods: ['GET', 'POST', 'DELETE'],\n}`,
      )
      expect((await page().texts(arrows)).slice(3)).toEqual([
        'The browser sends the request',
        'The server responds',
        'The script gets the response',
      ])
      expect(await page().texts('.browser-page .body')).toEqual(['{"items":["bread","milk"]}'])

      await page().click('#undo')
      await page().expectVerdict(verdicts.blocked)
      expect(await page().policy()).toContain(`methods: ['GET', 'POST'],`)
    })

    it('shows which headers the script can read', async () => {
      await page().open('preset=hidden-header')
      await page().expectVerdict('Allowed, but X-Total-Count reads as null')
      expect(await page().texts('.browser-page .unread')).toContain('X-Total-Count: nullExpose it')

      await page().click('.expose')
      await page().expectVerdict(verdicts.allowed)
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

      expect(await page().texts(failedSteps)).toEqual([])
      expect(await page().texts(agreement)).toEqual([agrees])
      expect(await page().texts('p')).toContainEqual(
        expect.stringContaining('Warning: List Authorization by name'),
      )
    })
  })

  describe('a policy that you type', () => {
    it('is checked while you type, and corrected with a click', async () => {
      await page().open('preset=own')
      await page().expectVerdict(verdicts.allowed)
      await page().writePolicy(`{ origin: '${originOf('app')}/', credentials: true }`)

      await expect
        .poll(() => page().texts('#problems .where'), patience)
        .toEqual(['Line 1, column 11origin-path'])
      expect(await page().texts('#stale:not([hidden])')).toHaveLength(1)

      await page().click('.apply')
      await page().expectVerdict(verdicts.allowed)
      expect(await page().policy()).toBe(`{ origin: '${originOf('app')}', credentials: true }`)
    })

    it('shows the mistake when you click on its line number', async () => {
      await page().open('preset=wrong-name')
      await page().expectVerdict(verdicts.refused)
      await page().click('#problems li:nth-child(2) .place')

      expect(
        await page().tab.evaluate(
          `document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)`,
        ),
      ).toBe('600000')
    })

    it('is fully visible, however long its lines are', async () => {
      await page().open(
        `policy=${encodeURIComponent(`{ origin: '${'a'.repeat(500)} ${'b '.repeat(200)}' }\n\n`)}`,
      )
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

    it('gets a friendly message if it has a predicate', async () => {
      await page().open('preset=own')
      await page().expectVerdict(verdicts.allowed)
      await page().writePolicy('{ origin: (origin) => true }')

      await expect
        .poll(() => page().texts('#problems li > p:not(.where)'), patience)
        .toEqual([expect.stringContaining('It works on your server')])
    })
  })
})
