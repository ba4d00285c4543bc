import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWebFramework } from '../describe-framework.js'
import { overHttp1 } from '../exchange.js'
import type { Running } from '../framework.js'
import { app } from '../requests.js'
import { remoteFramework } from '../web-remote.js'
import { describeWebExample } from './describe-web-example.js'
import { findFreePort, startOnNode } from './start-on-node.js'
import { build, copyApplication, installed } from './web-cases.js'

let folder: string

beforeAll(async () => {
  const packages = [
    '@react-router/dev',
    '@react-router/node',
    '@react-router/serve',
    'isbot',
    'react',
    'react-dom',
    'react-router',
    'vite',
  ]
  folder = await copyApplication(
    'react-router',
    packages,
    ['react-router.js', 'app/example.js'],
    'app/cases.js',
  )
  await build(folder, join(installed, '@react-router/dev/bin.js'), 'build')
})

// Also after a failed build.
afterAll(() => rm(folder, { recursive: true }))

/** It cannot pick a free port. */
const start = async (): Promise<Running> =>
  startOnNode(
    [join(installed, '@react-router/serve/bin.js'), 'build/server/index.js'],
    folder,
    await findFreePort(),
  )

describeWebFramework(
  remoteFramework('React Router, `middleware`', start, {
    varies: ['accept-encoding'],
    removedHeaders: [],
  }),
)

describeWebExample('React Router', 'react-router.js', start)

it.each([
  ['GET', 200, app],
  ['OPTIONS', 405, undefined],
])('a route with a component responds to %s with %i', async (method, status, allowed) => {
  const { port, close } = await start()
  try {
    const headers = { Origin: app, 'Access-Control-Request-Method': 'PUT' }
    const response = await overHttp1(port, { method, path: '/page', headers })

    expect(response.status).toBe(status)
    expect(response.headers['access-control-allow-origin']).toBe(allowed)
  } finally {
    await close()
  }
})
