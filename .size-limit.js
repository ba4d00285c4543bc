/** How large each file that is read by itself may be, minified and gzipped, without its dependencies and the other files. */
const limits = {
  'index.cjs': '10.5 kB',
  'decider-problems.cjs': '0.9 kB',
  'exception-problems.cjs': '4.5 kB',
  'entry-problems.cjs': '7.2 kB',
  'explain.cjs': '18.5 kB',
  'expression-problems.cjs': '13 kB',
  'log-line.cjs': '1.3 kB',
  'member-problems.cjs': '5.5 kB',
  'most-alike.cjs': '0.6 kB',
  'origin-problems.cjs': '1.3 kB',
  'public-suffix.cjs': '4.5 kB',
  'whole.js': '44 kB',
  'cli.js': '17 kB',
}

/**
 * As what runs on a server is built.
 *
 * @param {import('esbuild').BuildOptions} config
 */
const forNode = (config) => ({ ...config, platform: 'node', format: 'esm' })

export default Object.entries(limits).map(([name, limit]) => ({
  name,
  path: `dist/${name}`,
  limit,
  gzip: true,
  ignore: ['vary', 'tldts', './*.cjs'],
  modifyEsbuildConfig: forNode,
}))
