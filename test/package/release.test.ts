import { expect, test } from 'vitest'
import { releaseProblems } from '../../.ci/release-problems.js'

const ready = {
  manifest: {
    version: '1.2.3',
    repository: 'github:someone/allow-origin',
    bugs: 'https://example.com/issues',
    homepage: 'https://example.com',
  },
  changelog: '# Changelog\n\n## Unreleased\n\n## 1.2.3 - 2030-01-31\n\n## 1.2.2\n',
  tags: ['v1.2.3'],
}
const without = (...fields: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(ready.manifest).filter(([name]) => !fields.includes(name)))
const untagged = 'Tag this commit `v1.2.3`, after the version in package.json.'
const noHeading = 'Give CHANGELOG.md a heading `## 1.2.3`.'

test.each<[string, Partial<Parameters<typeof releaseProblems>[0]>, string[]]>([
  ['everything', {}, []],
  ['a heading without a date', { changelog: '## 1.2.3\r\n' }, []],
  ['an additional tag', { tags: ['latest', 'v1.2.3'] }, []],
  ['no `repository`', { manifest: without('repository') }, ['Set `repository` in package.json.']],
  [
    'an empty `homepage`',
    { manifest: { ...ready.manifest, homepage: '' } },
    ['Set `homepage` in package.json.'],
  ],
  ['no tag', { tags: [] }, [`${untagged} It has none.`]],
  ['the tag of another version', { tags: ['v1.2.2'] }, [`${untagged} Its tags: v1.2.2.`]],
  ['no heading for the version', { changelog: '## Unreleased\n\n## 1.2.2\n' }, [noHeading]],
  ['a heading for a prerelease only', { changelog: '## 1.2.3-beta.1\n' }, [noHeading]],
  [
    'several problems',
    { manifest: without('repository', 'bugs', 'homepage'), changelog: '', tags: [] },
    [
      'Set `repository` in package.json.',
      'Set `bugs` in package.json.',
      'Set `homepage` in package.json.',
      `${untagged} It has none.`,
      noHeading,
    ],
  ],
])('reports the problems of a release with %s', (_, changes, problems) => {
  expect(releaseProblems({ ...ready, ...changes })).toEqual(problems)
})
