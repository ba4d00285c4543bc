import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = fileURLToPath(new URL('../../', import.meta.url))
const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(`${root}tsconfig.json`, (path) => ts.sys.readFile(path)).config,
  ts.sys,
  root,
)

/**
 * Checks pieces of code as if a user had written them, with this project's compiler options.
 *
 * @returns the compiler's messages, by the piece's name
 */
export function checkTypes(pieces: ReadonlyMap<string, string>): ReadonlyMap<string, string[]> {
  const files = new Map(
    Array.from(pieces.values(), (code, index): [string, string] =>
      // In JavaScript, the compiler knows what `require` returns.
      code.includes('require(')
        ? [`${root}piece-${index}.cjs`, code]
        : [`${root}piece-${index}.ts`, `${code}\nexport {}\n`],
    ),
  )
  const host = ts.createCompilerHost(options)
  const readFile = host.readFile.bind(host)
  const fileExists = host.fileExists.bind(host)
  host.readFile = (path) => files.get(path) ?? readFile(path)
  host.fileExists = (path) => files.has(path) || fileExists(path)
  const getSourceFile = host.getSourceFile.bind(host)
  host.getSourceFile = (path, target) => {
    const text = files.get(path)
    return text === undefined
      ? getSourceFile(path, target)
      : ts.createSourceFile(path, text, target)
  }

  const relaxed = {
    ...options,
    // The package itself, by its own name, as a user imports it.
    paths: {},
    allowJs: true,
    checkJs: true,
    // An example may declare what it does not use.
    noUnusedLocals: false,
    noUnusedParameters: false,
  }
  const program = ts.createProgram([...files.keys()], relaxed, host)
  const found = new Map(Array.from(pieces.keys(), (name) => [name, [] as string[]]))
  const names = [...pieces.keys()]
  for (const [index, path] of [...files.keys()].entries()) {
    const file = program.getSourceFile(path)
    const name = names[index] ?? path
    for (const { messageText } of ts.getPreEmitDiagnostics(program, file)) {
      found.get(name)?.push(ts.flattenDiagnosticMessageText(messageText, '\n'))
    }
  }
  return found
}
