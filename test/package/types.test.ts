import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compile, compilers, writeFiles, type CompilerError } from './compile.js'
import { importStyles } from './import-styles.js'
import { openProject, type Project } from './project.js'
import { typeErrors } from './type-errors.js'

const strict = { strict: true, exactOptionalPropertyTypes: true, target: 'es2022', types: ['node'] }
const nodeNext = { ...strict, module: 'nodenext', moduleResolution: 'nodenext' }

/** What may declare `Request`: nothing, Node or browsers. */
const librariesOfWeb = {
  bare: { types: [], lib: ['es2022'] },
  node: { types: ['node'], lib: ['es2022'] },
  browser: { types: [], lib: ['es2022', 'dom'] },
}

/** Without its types, `Request` is what the middleware reads of one. */
const bare = `
  import { cors, type FetchRequest, type FetchResponse } from 'allow-origin/fetch'
  declare const handle: (request: FetchRequest) => FetchResponse & { readonly own: true }
  const handleCors = cors({ origin: (origin, _callback, request) => request.headers.get('x') === origin })
  export const respond = async (request: FetchRequest): Promise<true> =>
    (await handleCors(request, () => handle(request))).own`

const withRequest = `
  import { cors, type FetchMiddleware, type RuntimeRequest } from 'allow-origin/fetch'
  const handleCors: FetchMiddleware = cors({
    origin: async (origin, _callback, request) => (await request.clone().text()) === origin,
  })
  // @ts-expect-error: requests are not \`any\`
  cors({ origin: (_origin, _callback, request) => request.missing })
  export const read = (request: RuntimeRequest): Request => request
  export const respond = async (request: Request): Promise<Response> =>
    handleCors(request, () => new Response('served'))`

/** The `package.json` and `tsconfig.json` of a folder decide how its imports are resolved. */
const files = {
  'styles/tsconfig.json': JSON.stringify({
    compilerOptions: { ...nodeNext, allowJs: true, checkJs: true },
    include: ['esm', 'commonjs'],
  }),
  'styles/esm/package.json': JSON.stringify({ type: 'module' }),
  'styles/esm/tsconfig.json': JSON.stringify({
    compilerOptions: { ...strict, module: 'esnext', moduleResolution: 'bundler' },
  }),
  'styles/commonjs/package.json': JSON.stringify({ type: 'commonjs' }),
  ...Object.fromEntries(
    Object.entries(importStyles).map(([path, source]) => [`styles/${path}`, source]),
  ),
  ...Object.fromEntries(
    Object.entries(librariesOfWeb).flatMap(([folder, compilerOptions]) => [
      [`${folder}/package.json`, JSON.stringify({ type: 'module' })],
      [
        `${folder}/tsconfig.json`,
        JSON.stringify({ compilerOptions: { ...nodeNext, ...compilerOptions } }),
      ],
      [`${folder}/web.ts`, folder === 'bare' ? bare : withRequest],
    ]),
  ),
  'errors/package.json': JSON.stringify({ type: 'module' }),
  'errors/tsconfig.json': JSON.stringify({ compilerOptions: nodeNext, files: ['errors.ts'] }),
  'errors/errors.ts': [
    `import { cors, createPolicy } from 'allow-origin'`,
    ...typeErrors.map(({ source }) => source.replace('▸', '')),
  ].join('\n'),
}

let project: Project
beforeAll(async () => {
  project = await openProject()
  await writeFiles(project.folder, files)
}, 60_000)
afterAll(() => project.remove())

describe.each(Object.entries(compilers))('in %s', (_name, compiler) => {
  describe.each([
    ['nodenext, checking the declarations', 'styles', ['--skipLibCheck', 'false']],
    ['nodenext, with skipLibCheck', 'styles', ['--skipLibCheck']],
    ['bundler, checking the declarations', 'styles/esm', ['--skipLibCheck', 'false']],
  ])('with %s,', (_title, folder, options) => {
    let errors: readonly CompilerError[]
    beforeAll(async () => {
      errors = await compile(compiler, project.folder, join(project.folder, folder), options)
    }, 120_000)

    const paths = Object.keys(importStyles)
      .map((path) => join('styles', path))
      .filter((path) => path.startsWith(`${folder}/`))
      .map((path) => path.slice(folder.length + 1))

    test.each(paths)('%s compiles', (path) => {
      expect(errors.filter(({ file }) => file === path)).toEqual([])
    })

    test('the declarations of the package compile', () => {
      expect(errors.filter(({ file }) => !paths.includes(file))).toEqual([])
    })
  })
})

describe.each(Object.keys(librariesOfWeb))('with the types of %s', (folder) => {
  test.each(Object.entries(compilers))(
    'in %s, a program with `allow-origin/fetch` compiles',
    async (_name, compiler) => {
      const options = ['--skipLibCheck', 'false']
      const errors = await compile(compiler, project.folder, join(project.folder, folder), options)

      expect(errors).toEqual([])
    },
    120_000,
  )
})

describe.each(['TypeScript 5.9', 'TypeScript 7'] as const)('an error of %s', (name) => {
  let errors: readonly CompilerError[]
  beforeAll(async () => {
    const folder = join(project.folder, 'errors')
    errors = await compile(compilers[name], project.folder, folder, ['--skipLibCheck'])
  }, 120_000)

  test.each(typeErrors.map((row, index) => ({ ...row, line: index + 2 })))(
    'names the option for $title',
    ({ source, line, text }) => {
      const received = errors.filter((error) => error.line === line)
      expect(received.map(({ column, text }) => ({ column, text: sortUnions(text) }))).toEqual([
        { column: source.indexOf('▸') + 1, text: sortUnions(text) },
      ])
    },
  )
})

/** The text with sorted unions, because every release has its own order. */
const sortUnions = (text: string): string =>
  text.replaceAll(/'[^']+ \| [^']+'/g, (union) =>
    union.slice(1, -1).split(' | ').sort().join(' | '),
  )
