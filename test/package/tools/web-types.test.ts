import { execFile } from 'node:child_process'
import { mkdir, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compile, compilers, writeFiles } from '../compile.js'
import { openProject, type Project } from '../project.js'
import { deno, denoOptions } from './web-runtimes.js'

const strict = { strict: true, exactOptionalPropertyTypes: true, target: 'es2022' }
const compilerOptions = { ...strict, module: 'nodenext', moduleResolution: 'nodenext' }

/** Only the types of the runtime, so neither those of browsers nor, on Workers, those of Node. */
const config = (types: string): string =>
  JSON.stringify({ compilerOptions: { ...compilerOptions, lib: ['es2022'], types: [types] } })

/** Their `Request` is what handlers and predicates get, with all that the runtime adds to it. */
const programs = {
  'workers/tsconfig.json': config('@cloudflare/workers-types'),
  'workers/worker.mts': `
    import { cors, createPolicy, type CorsOptions, type FetchMiddleware } from 'allow-origin/fetch'
    const options: CorsOptions<Request> = {
      origin: (_origin, _callback, request) => request.cf?.country === 'NL',
    }
    const handleCors: FetchMiddleware = cors(options)
    // @ts-expect-error: requests are not \`any\`
    cors({ origin: (_origin, _callback, request) => request.missing })
    const forEach = cors((request) => createPolicy({ origin: request.cf ? 'https://app.example.com' : false }))
    export default {
      fetch: async (request, env) => {
        const response: Response = await forEach(request, () => env.UPSTREAM.fetch(request))
        return response.webSocket ? response : handleCors(request, () => Response.json([]))
      },
    } satisfies ExportedHandler<{ UPSTREAM: Fetcher }>`,
  'bun/tsconfig.json': config('bun-types'),
  'bun/server.mts': `
    import { cors, type CorsOptions, type FetchMiddleware } from 'allow-origin/fetch'
    const options: CorsOptions<Request> = {
      origin: (origin, _callback, request) => request.headers.get('x') === origin,
    }
    const handleCors: FetchMiddleware = cors(options)
    // @ts-expect-error: requests are not \`any\`
    cors({ origin: (_origin, _callback, request) => request.missing })
    Bun.serve({ fetch: (request) => handleCors(request, () => Response.json([])) })
    Bun.serve({ routes: { '/items/:id': (request) => handleCors(request, () => new Response(request.params.id)) } })`,
  'deno/server.ts': `
    import { cors, type CorsOptions, type FetchMiddleware } from 'allow-origin/fetch'
    const options: CorsOptions<Request> = {
      origin: (origin, _callback, request) => request.headers.get('x') === origin,
    }
    const handleCors: FetchMiddleware = cors(options)
    // @ts-expect-error: requests are not \`any\`
    cors({ origin: (_origin, _callback, request) => request.missing })
    Deno.serve((request) => handleCors(request, () => Response.json([])))
    export default {
      fetch: (request) => handleCors(request, () => new Response('served')),
    } satisfies Deno.ServeDefaultExport`,
}

let project: Project
let folder: string
beforeAll(async () => {
  project = await openProject()
  folder = join(project.folder, 'runtimes')
  await writeFiles(folder, programs)
  for (const name of ['@cloudflare/workers-types', 'bun-types']) {
    const link = join(folder, 'node_modules', name)
    await mkdir(dirname(link), { recursive: true })
    await symlink(join(import.meta.dirname, 'node_modules', name), link)
  }
})
afterAll(() => project.remove())

describe.each(['workers', 'bun'])('with the types of the runtime: %s', (runtime) => {
  it.each(Object.entries(compilers))('in %s, a program compiles', async (_, compiler) => {
    expect(
      await compile(compiler, project.folder, join(folder, runtime), ['--skipLibCheck']),
    ).toEqual([])
  })
})

it('a program passes `deno check`', async () => {
  const [program = ''] = deno
  const checking = promisify(execFile)(
    program,
    [
      'check',
      ...denoOptions.filter((option) => option !== '--no-prompt'),
      join(folder, 'deno/server.ts'),
    ],
    {
      cwd: folder,
      env: { HOME: folder, NO_COLOR: '1' },
    },
  )

  await expect(checking).resolves.toMatchObject({ stdout: '' })
})
