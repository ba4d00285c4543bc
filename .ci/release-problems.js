/**
 * Lists what must be fixed before a release.
 *
 * @param {object} release
 * @param {Readonly<Record<string, unknown>>} release.manifest the content of `package.json`
 * @param {string} release.changelog the text of `CHANGELOG.md`
 * @param {readonly string[]} release.tags the Git tags of the commit
 * @returns {string[]}
 */
export function releaseProblems({ manifest, changelog, tags }) {
  const problems = []
  for (const field of ['repository', 'bugs', 'homepage']) {
    if (!manifest[field]) problems.push(`Set \`${field}\` in package.json.`)
  }
  const version = String(manifest.version)
  const tag = `v${version}`
  if (!tags.includes(tag)) {
    const instead = tags.length === 0 ? 'It has none.' : `Its tags: ${tags.join(', ')}.`
    problems.push(`Tag this commit \`${tag}\`, after the version in package.json. ${instead}`)
  }
  const headings = changelog.split(/\r?\n/).filter((line) => line.startsWith('## '))
  if (!headings.some((line) => line === `## ${version}` || line.startsWith(`## ${version} `))) {
    problems.push(`Give CHANGELOG.md a heading \`## ${version}\`.`)
  }
  return problems
}
