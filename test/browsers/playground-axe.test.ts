import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, it } from 'vitest'
import { describePlayground, verdicts } from './playground-page.js'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

describePlayground((page) => {
  it.each([
    ['wildcard', verdicts.blocked],
    ['slash', verdicts.refused],
    ['hidden-header', 'Allowed, but X-Total-Count reads as null'],
    ['own', verdicts.allowed],
  ])('has nothing that axe complains about, in the preset %s', async (preset, verdict) => {
    await page().open(`preset=${preset}`)
    await page().expectVerdict(verdict)
    // What is folded up counts too.
    await page().tab.evaluate(
      `document.querySelectorAll('details').forEach((one) => { one.open = true })`,
    )
    const complaints = await page().tab.evaluate<readonly string[]>(
      `(${axe.length > 0 ? `(() => { ${axe} })(), ` : ''}axe.run().then(({ violations }) =>
        violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html))))`,
    )
    expect(complaints).toEqual([])
  })
})
