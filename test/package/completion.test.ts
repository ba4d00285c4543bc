import { join } from 'node:path'
import ts from 'typescript'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openProject, type Project } from './project.js'

let project: Project
let completions: ReadonlyMap<string, readonly string[]>
beforeAll(async () => {
  project = await openProject()
  completions = completeAll()
}, 60_000)
afterAll(() => project.remove())

const programs = [
  'cors({ ▸ })',
  'cors({\n  ▸\n})',
  'cors(() => ({ ▸ }))',
  'cors(async (request) => ({ ▸ }))',
  'createPolicy({ ▸ })',
]
const annotated = 'const options: CorsOptions = { ▸ }'
const text = [
  `import { cors, createPolicy, type CorsOptions } from 'allow-origin'`,
  ...[annotated, ...programs].map((program) => `{ ${program} }`),
].join('\n')

/** The completions that an editor lists at the `▸` in each program. */
function completeAll(): ReadonlyMap<string, readonly string[]> {
  const file = join(project.folder, 'completed.mts')
  const source = text.replaceAll('▸', '')
  const service = ts.createLanguageService({
    fileExists: (path) => ts.sys.fileExists(path),
    readFile: (path) => ts.sys.readFile(path),
    directoryExists: (path) => ts.sys.directoryExists(path),
    getCurrentDirectory: () => project.folder,
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (path) => {
      const content = path === file ? source : ts.sys.readFile(path)
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content)
    },
    getCompilationSettings: () => ({ strict: true, module: ts.ModuleKind.NodeNext, types: [] }),
    getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
  })
  return new Map(
    [annotated, ...programs].map((program) => {
      const position = text.slice(0, text.indexOf(program)).replaceAll('▸', '').length
      const at = position + program.indexOf('▸')
      const entries = service.getCompletionsAtPosition(file, at, {})?.entries ?? []
      return [program, entries.map(({ name }) => name).sort()]
    }),
  )
}

test.each(programs)('an editor lists only the options in %j', (program) => {
  expect(completions.get(annotated)).toContain('origin')
  expect(completions.get(program)).toEqual(completions.get(annotated))
})
