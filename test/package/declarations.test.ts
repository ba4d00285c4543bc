import { join } from 'node:path'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openProject, type Project } from './project.js'

let project: Project
let checker: ts.TypeChecker
/** The exports in the declarations for `import`, and in those for `require`. */
let imported: ReadonlyMap<string, ts.Symbol>
let required: ReadonlyMap<string, ts.Symbol>
beforeAll(async () => {
  project = await openProject()
  const files = ['index.d.ts', 'index.d.cts'].map((name) =>
    join(project.folder, 'node_modules/allow-origin/dist', name),
  )
  const program = ts.createProgram(files, { strict: true, module: ts.ModuleKind.NodeNext })
  checker = program.getTypeChecker()
  const [forImport, forRequire] = files.map((file) => {
    const source = program.getSourceFile(file)
    const symbol = source && checker.getSymbolAtLocation(source)
    if (symbol === undefined) throw new Error(`${file} is not a module`)
    return new Map(checker.getExportsOfModule(symbol).map((each) => [each.name, each]))
  })
  imported = forImport ?? new Map<string, ts.Symbol>()
  required = forRequire ?? new Map<string, ts.Symbol>()
}, 60_000)
afterAll(() => project.remove())

/** The signatures of an exported function. */
function describeFunction(symbol: ts.Symbol | undefined): readonly string[] {
  if (symbol === undefined) return []
  const aliased = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
  return checker
    .getTypeOfSymbol(aliased)
    .getCallSignatures()
    .map((signature) =>
      checker.signatureToString(signature, undefined, ts.TypeFormatFlags.NoTruncation),
    )
}

describe('the declarations for `require`', () => {
  test('have the same names as those for `import`', () => {
    expect(Array.from(required.keys()).sort()).toEqual(Array.from(imported.keys()).sort())
  })

  test.each(['cors', 'default', 'createPolicy'])('declare `%s` like those for `import`', (name) => {
    const signatures = describeFunction(imported.get(name))
    expect(signatures).toHaveLength(1)
    expect(describeFunction(required.get(name))).toEqual(signatures)
  })
})
