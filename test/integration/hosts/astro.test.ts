import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { describeWebFramework } from '../describe-framework.js'
import type { Running } from '../framework.js'
import { remoteFramework } from '../web-remote.js'
import { describeWebExample } from './describe-web-example.js'
import { startOnNode } from './start-on-node.js'
import { build, copyApplication, installed } from './web-cases.js'

let folder: string

beforeAll(async () => {
  const packages = ['astro', '@astrojs/node']
  folder = await copyApplication('astro', packages, ['astro.js', 'src/example.js'], 'src/cases.js')
  await build(folder, join(installed, 'astro/astro.js'), 'build')
})

// Also after a failed build.
afterAll(() => rm(folder, { recursive: true }))

const start = (): Promise<Running> => startOnNode(['dist/server/entry.mjs'], folder)

describeWebFramework(remoteFramework('Astro, `onRequest`', start, { removedHeaders: [] }))

describeWebExample('Astro', 'astro.js', start)
