import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { read, root } from './pieces.js'

/**
 * Phrases that make a sentence hard to read, and what to write. Prose linters read Markdown alone, and most sentences of this
 * project are in comments, messages and titles of tests.
 */
const phrases: readonly (readonly [phrase: RegExp, instead: string])[] = [
  [
    /(?<!\bthere )\b(?:is|are|was|were) no (?!longer|more|different|matter|need)[a-z]+/i,
    '"is not a" or "there is no"',
  ],
  [/\bso that (?:it|they|the|a|an|no|nobody)\b/i, '"so"'],
  [/\bin place of\b/i, '"instead of"'],
  [/(?<!')\b(?:no|some)body\b|\bwho(?:so)?ever\b/i, '"you", "anyone" or the name of who it is'],
  [/\bwho (?:allows|asks|wants)\b/i, '"if you"'],
  [
    /(?<!\bis )\bwhere (?:a|an|it|one|several|none|nothing|that|they|there) [a-z]+ (?:is|are|has|have|does|do|can)\b/i,
    '"if" or "when"',
  ],
  [/(?<!\bthere )\b(?:is|are) none\b/i, '"is not one of"'],
  [/\bends the process\b/i, '"crashes the process"'],
  [/\bstands (?:in|at|behind|there|as)\b/i, '"is"'],
  [/\bat start\b/i, '"at startup"'],
  [/\b(?:no|without any) way round\b|\bways past\b/i, '"way around"'],
  [/\ball the same\b|\bby itself alone\b|\bhardly any/i, 'fewer words'],
  [/\b(?:is|are) held to\b/i, '"applies to"'],
  [/\b(?:and|or) the like\b/i, '"or similar"'],
  [/\bsome (?:tenths|hundreds?|thousands?|\d+)\b/i, '"about" or "a few"'],
]

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.(?:md|ts|cts|js|cjs|yml|html|css)$|^\.ci\/run$/.test(file))
  // This list.
  .filter((file) => !file.endsWith('plain-english.test.ts'))

/** The text of a file in one line, so a sentence that continues on the next line is whole. */
const textOf = (file: string): string =>
  read(file)
    .split('\n')
    .map((line) => line.trim().replace(/^(?:\/\/|\*|#) ?/, ''))
    .join(' ')

describe('no sentence in the repository needs a second reading:', () => {
  it.each(phrases)('%s is written as %s', (phrase) => {
    const found = files.flatMap((file) =>
      Array.from(
        textOf(file).matchAll(new RegExp(`.{0,30}${phrase.source}.{0,20}`, 'gi')),
        ([text]) => `${file}: ${text}`,
      ),
    )

    expect(found).toEqual([])
  })
})
