import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { describeWebFramework } from '../describe-framework.js'
import { everyPath, type Running } from '../framework.js'
import { remoteFramework } from '../web-remote.js'
import { describeWebExample } from './describe-web-example.js'
import { startOnNode } from './start-on-node.js'
import { build, copyApplication, installed } from './web-cases.js'

let folder: string

beforeAll(async () => {
  const packages = ['@sveltejs/adapter-node', '@sveltejs/kit', 'svelte', 'vite']
  folder = await copyApplication(
    'sveltekit',
    packages,
    ['sveltekit.js', 'src/example.js'],
    'src/cases.js',
  )
  await build(folder, join(installed, 'vite/bin/vite.js'), 'build')
})

// Also after a failed build.
afterAll(() => rm(folder, { recursive: true }))

const start = (): Promise<Running> => startOnNode(['build'], folder)

describeWebFramework(
  remoteFramework('SvelteKit, `handle`', start, {
    // Its own 304 has only some of the headers of the response, and CORS headers are not among them.
    paths: { ...everyPath, cached: null },
    removedHeaders: [],
  }),
)

describeWebExample('SvelteKit', 'sveltekit.js', start)
