import { request as requestHttp1, type IncomingMessage } from 'node:http'
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { cp, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeWebFramework } from '../../integration/describe-framework.js'
import { overHttp1 } from '../../integration/exchange.js'
import type { Running } from '../../integration/framework.js'
import { app, stranger } from '../../integration/requests.js'
import { remoteFramework } from '../../integration/web-remote.js'
import { openProject, type Project } from '../project.js'
import { repository } from '../tarball.js'
import { bun, bundleWeb, deno, denoOptions, startProgram, startWorker } from './web-runtimes.js'
import { bundleWithWrangler } from './wrangler.js'

let project: Project
let programs: string
beforeAll(async () => {
  project = await openProject()
  // Inside the project, so they find the package.
  programs = await mkdtemp(join(await realpath(project.folder), 'programs-'))
  await cp(join(repository, 'examples/fetch'), programs, { recursive: true })
})
afterAll(async () => {
  await rm(programs, { recursive: true, force: true })
  await project.remove()
})

const handler = `import { handleEveryCase } from './web-every-case.js'\n`
const module = `${handler}export default { fetch: handleEveryCase }`
const onBun = `${handler}console.log(String(Bun.serve({ hostname: '127.0.0.1', port: 0, fetch: handleEveryCase }).url))`
const onDeno = `${handler}Deno.serve({ hostname: '127.0.0.1', port: 0 }, handleEveryCase)`

async function write(name: string, contents: string): Promise<string> {
  const file = join(programs, name)
  await writeFile(file, await bundleWeb(contents, project.folder, false))
  return file
}

const runDeno = (file: string): readonly string[] => [
  ...deno,
  'run',
  ...denoOptions,
  '--allow-net=127.0.0.1',
  file,
]

describeWebFramework(
  remoteFramework('Bun', async () =>
    startProgram([...bun, await write('bun-cases.mjs', onBun)], programs),
  ),
)

describeWebFramework(
  remoteFramework('Deno', async () =>
    startProgram(runDeno(await write('deno-cases.mjs', onDeno)), programs),
  ),
)

describe.each([
  ['workerd', []],
  ['workerd with Node modules', ['nodejs_compat']],
])('%s', (_, compatibilityFlags) => {
  describeWebFramework(
    remoteFramework('every case', async () =>
      startWorker({
        modules: true,
        script: await bundleWeb(module, project.folder, true),
        compatibilityDate: '2026-01-01',
        compatibilityFlags,
      }),
    ),
  )
})

describeWebFramework(
  remoteFramework('workerd with the bundle of Wrangler', async () => {
    const file = join(programs, 'cases.js')
    await writeFile(file, await bundleWeb(module, undefined, true))
    return startWorker({ modules: true, script: await bundleWithWrangler(file) })
  }),
)

describe.each<[string, () => Promise<Running>]>([
  ['bun.js', () => startProgram([...bun, join(programs, 'bun.js')], programs)],
  [
    'deno.js',
    () =>
      startProgram(
        [
          ...deno,
          'serve',
          ...denoOptions,
          '--host',
          '127.0.0.1',
          '--port',
          '0',
          join(programs, 'deno.js'),
        ],
        programs,
      ),
  ],
  [
    'workers.js',
    async () => {
      const script = await bundleWithWrangler(join(programs, 'workers.js'))
      return startWorker({ modules: true, script })
    },
  ],
])('the example %s', (_, start) => {
  let running: Running
  beforeAll(async () => {
    running = await start()
    return running.close
  })

  it.each([
    ['GET', app, 200, app],
    ['GET', stranger, 200, undefined],
    ['OPTIONS', app, 204, app],
    ['OPTIONS', stranger, 204, undefined],
  ])('%s from %s', async (method, origin, status, allowed) => {
    const headers = { Origin: origin, 'Access-Control-Request-Method': 'PUT' }
    const response = await overHttp1(running.port, { method, path: '/items', headers })

    expect(response.status).toBe(status)
    expect(response.headers['access-control-allow-origin']).toBe(allowed)
    expect(response.headers.vary).toMatch(/^Origin/)
    expect(response.body).toBe(method === 'GET' ? '["bread","milk"]' : '')
  })
})

const middleware = `import { cors } from 'allow-origin/fetch'
  const handleCors = cors({ origin: '${app}' })\n`

describe('a WebSocket', () => {
  it("opens through Deno's own response", async () => {
    const code = `${middleware}Deno.serve({ hostname: '127.0.0.1', port: 0 }, (request) =>
      handleCors(request, () => Deno.upgradeWebSocket(request).response))`
    const { port, close } = await startProgram(
      runDeno(await write('deno-socket.mjs', code)),
      programs,
    )
    try {
      expect((await upgrade(port)).statusCode).toBe(101)
    } finally {
      await close()
    }
  })

  it('opens through a copied response on workerd, which has the headers', async () => {
    const script = await bundleWeb(
      `${middleware}export default {
        fetch: (request, env) => handleCors(request, () => env.UPSTREAM.fetch(request)),
      }`,
      project.folder,
      true,
    )
    const upstream = `export default {
      fetch() {
        const [client, server] = Object.values(new WebSocketPair())
        server.accept()
        return new Response(null, { status: 101, webSocket: client })
      },
    }`
    const { port, close } = await startWorker({
      workers: [
        { name: 'front', modules: true, script, serviceBindings: { UPSTREAM: 'upstream' } },
        { name: 'upstream', modules: true, script: upstream },
      ],
    })
    try {
      const { statusCode, headers } = await upgrade(port)

      expect(statusCode).toBe(101)
      expect(headers['access-control-allow-origin']).toBe(app)
    } finally {
      await close()
    }
  })
})

async function upgrade(port: number): Promise<IncomingMessage> {
  const request = requestHttp1({
    host: '127.0.0.1',
    port,
    headers: {
      Origin: app,
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
    },
  })
  request.end()
  const [response, socket] = (await once(request, 'upgrade', {
    signal: AbortSignal.timeout(10_000),
  })) as [IncomingMessage, Socket]
  socket.destroy()
  return response
}

it('a redirect of workerd, whose headers cannot be changed, gets the headers', async () => {
  const code = `${middleware}export default {
    fetch: (request) => handleCors(request, () => Response.redirect('https://a.example/')),
  }`
  const script = await bundleWeb(code, project.folder, true)
  const { port, close } = await startWorker({ modules: true, script })
  try {
    const request = { method: 'GET', path: '/', headers: { Origin: app } }
    const { status, headers } = await overHttp1(port, request)

    expect(status).toBe(302)
    expect(headers).toMatchObject({
      location: 'https://a.example/',
      'access-control-allow-origin': app,
    })
  } finally {
    await close()
  }
})
