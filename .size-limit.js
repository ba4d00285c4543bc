/** How large each file may be, minified and gzipped, without dependencies. */
const limits = {
  'index.cjs': '51 kB',
  'index.js': '51 kB',
  'cli.js': '33 kB',
}

/**
 * Bundles the files for a server.
 *
 * @param {import('esbuild').BuildOptions} config
 */
const forNode = (config) => ({ ...config, platform: 'node', format: 'esm' })

export default Object.entries(limits).map(([name, limit]) => ({
  name,
  path: `dist/${name}`,
  limit,
  gzip: true,
  ignore: ['vary', 'tldts'],
  modifyEsbuildConfig: forNode,
}))
