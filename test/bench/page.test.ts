import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { files, pageWith, pictureOf } from './page.js'
import { readRecorded } from './recorded.js'

const recorded = readRecorded()

it('docs/performance.md has the recorded figures', async () => {
  const page = readFileSync(files.page, 'utf8')
  expect(await pageWith(recorded, page)).toBe(page)
  expect(page).not.toContain('NaN')
})

it('the picture shows the recorded figures, and is small', () => {
  const picture = readFileSync(files.picture, 'utf8')
  expect(picture).toBe(pictureOf(recorded))
  expect(picture.length).toBeLessThan(4096)
})

it('only what is between the marks is generated', async () => {
  const page = 'before\n\n<!-- bench -->\noutdated\n<!-- /bench -->\n\nafter\n'
  const written = await pageWith(recorded, page)
  expect(written).toMatch(/^before\n\n<!-- bench -->\n/)
  expect(written).toMatch(/<!-- \/bench -->\n\nafter\n$/)
  expect(written).not.toContain('outdated')
})

it.each(['', '<!-- bench -->', 'a <!-- bench --> b <!-- bench --> c <!-- /bench --> d'])(
  'a page without one place for the figures is rejected: %j',
  async (page) => {
    await expect(pageWith(recorded, page)).rejects.toThrow('each once')
  },
)
