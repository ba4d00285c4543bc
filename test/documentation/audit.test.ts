import { statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { auditHelp } from '../../src/cli/audit-arguments.js'
import { findingWords } from '../../src/cli/audit/codes.js'
import { auditOf, guard } from '../cli/audit/guarded-server.js'
import { blocksOf, read, root, tableUnder } from './pieces.js'

const page = read('docs/audit.md')
const plain = (cell = ''): string => cell.replaceAll('`', '')

describe('the page about audits', () => {
  it('has every finding', () => {
    const listed = tableUnder('docs/audit.md', 'What it finds').map(([code]) => plain(code))
    expect(listed.sort()).toEqual(Object.keys(findingWords).sort())
  })

  it('has every option of the help', () => {
    const options = auditHelp.match(/^ {2}--\w+/gm)?.map((option) => option.trim())
    const listed = tableUnder('docs/audit.md', 'A run').map(
      ([option]) => plain(option).split(' ')[0],
    )
    expect(listed).toEqual(options)
  })

  it('has the members of the JSON', async () => {
    const example: unknown = JSON.parse(
      blocksOf(page).find(({ language }) => language === 'json')?.code ?? '',
    )
    const { exit, ...audit } = await auditOf(
      guard({ rule: (origin) => /^https:\/\/app.example\.com$/.test(origin) }),
    )
    expect(exit).toBe(1)
    expect(membersOf(example)).toEqual(membersOf({ ...audit, notes: [{ code: '', message: '' }] }))
  })

  it('says to audit only servers that you may test', () => {
    expect(page).toContain('**Run it only against servers that you may test.**')
  })

  it('is short', () => {
    expect(statSync(`${root}docs/audit.md`).size).toBeLessThan(6000)
  })
})

/** The names of members at every depth, except those of an exchange. */
function membersOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(membersOf)
  if (typeof value !== 'object' || value === null) return typeof value
  const entries = Object.entries(value as Record<string, unknown>)
  return Object.fromEntries(
    entries.map(([name, member]) => [
      name,
      /^re(?:quest|sponse)$/.test(name) ? null : membersOf(member),
    ]),
  )
}
