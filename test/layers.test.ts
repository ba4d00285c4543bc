import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../src', import.meta.url))

interface Import {
  readonly from: string
  readonly to: string
  /** Type imports do not exist at run time. */
  readonly isType: boolean
}

const modules = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
  /(?<!\.d)\.(?:ts|js|cjs)$/.test(path),
)

const statement = /^(?:import|export)(?<type> type)?\b[^'\n]*(?:\n[^'\n]*)*from '(?<to>[^']+)'/gm

const imports: readonly Import[] = modules.flatMap((from) =>
  Array.from(readFileSync(join(root, from), 'utf8').matchAll(statement), ({ groups }) => {
    const { type, to = '' } = groups ?? {}
    const path = to.startsWith('.') ? normalize(join(dirname(from), to)) : to
    return { from, to: path.replace(/\.js$/, '.ts'), isType: type !== undefined }
  }),
)

const between = (from: RegExp, to: RegExp): readonly string[] =>
  imports
    .filter((one) => from.test(one.from) && to.test(one.to))
    .map((one) => `${one.from} -> ${one.to}`)

describe('imports go one way:', () => {
  it('finds the imports', () => {
    expect(imports.length).toBeGreaterThan(300)
    const missing = imports.filter(({ to }) => /^\w+\//.test(to) && !modules.includes(to))
    expect(missing).toEqual([])
  })

  it.each([
    ['`protocol` imports nothing from other folders', /^protocol\//, /^(?!protocol\/)/],
    [
      '`browser` imports only `protocol` and `values`',
      /^browser\//,
      /^(?!browser|protocol|values)/,
    ],
    [
      '`policy` does not import adapters, or what publishes decisions',
      /^policy\//,
      /^(?:connect|fetch|observe)\//,
    ],
    [
      '`origin` does not import policies or adapters',
      /^origin\//,
      /^(?:connect|fetch|policy|cli)\//,
    ],
    [
      '`read-options` does not import policies or adapters',
      /^read-options\//,
      /^(?:connect|fetch|policy|cli)\//,
    ],
    ['adapters do not import each other', /^connect\//, /^fetch/],
    ['adapters do not import each other', /^fetch/, /^connect\//],
    ['`explain` does not import adapters', /^explain\//, /^(?:connect|fetch|cli|observe)\//],
    ['only `cli` imports `cli`', /^(?!cli)/, /^cli\//],
    [
      '`cli/audit` decides what to send, and does not import what sends it',
      /^cli\/audit\//,
      /^node:|^cli\/(?!audit\/)/,
    ],
    [
      'only `observe/in-node.ts` and `cli` import Node modules',
      /^(?!observe\/in-node\.ts|cli)/,
      /^node:/,
    ],
  ])('%s', (_, from, to) => {
    expect(between(from, to)).toEqual([])
  })

  it('`fetch` does not load Node modules, directly or through others', () => {
    const loaded = new Set(['fetch.ts'])
    for (const from of loaded) {
      for (const one of imports) if (one.from === from && !one.isType) loaded.add(one.to)
    }

    expect(loaded).toContain('policy/read-decider.ts')
    expect([...loaded].filter((path) => path.startsWith('node:'))).toEqual([])
  })

  it('`values` imports only one type from `options.ts`', () => {
    expect(between(/^values\//, /^(?!values\/)/)).toEqual(['values/quote.ts -> options.ts'])
  })

  it('has no circular imports', () => {
    const needed = imports.filter(({ isType }) => !isType)
    const circles: string[] = []
    const walk = (path: readonly string[]): void => {
      for (const { to } of needed.filter(({ from }) => from === path.at(-1))) {
        if (path.includes(to)) circles.push([...path.slice(path.indexOf(to)), to].join(' -> '))
        else if (!done.has(to)) walk([...path, to])
      }
      done.add(path.at(-1) ?? '')
    }
    const done = new Set<string>()
    for (const module of modules) if (!done.has(module)) walk([module])
    expect(circles).toEqual([])
  })
})

describe('a file', () => {
  const sources = modules.map((path) => [path, readFileSync(join(root, path), 'utf8')] as const)

  it.each(sources)('%s has at most 205 lines', (_, text) => {
    expect(text.split('\n').length).toBeLessThanOrEqual(206)
  })

  it('has a unique name', () => {
    const names = modules.map((path) => path.slice(path.lastIndexOf('/') + 1))
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  // Searching for a name finds one definition. The two adapters mirror each other, so they share these.
  it('defines no name that another file defines', () => {
    const ofAdapters = new Set(['cors', 'createLivePolicy', 'createMiddleware', 'setHeaders'])
    const definition =
      /^(?:export )?(?:declare )?(?:async )?(?:function\*?|const|class|interface|type|let) (\w+)/gm
    const files = new Map<string, Set<string>>()
    for (const [path, text] of sources) {
      for (const [, name = ''] of text.matchAll(definition)) {
        files.set(name, (files.get(name) ?? new Set()).add(path))
      }
    }
    expect(files.size).toBeGreaterThan(1000)
    const shared = Array.from(files).filter(
      ([name, paths]) => paths.size > 1 && !ofAdapters.has(name),
    )
    expect(shared.map(([name, paths]) => [name, ...paths].join(' '))).toEqual([])
  })
})

describe('the documentation names files that exist:', () => {
  it.each(['docs/architecture.md', '.github/CONTRIBUTING.md'])('%s', (page) => {
    const text = readFileSync(join(root, '..', page), 'utf8')
    const named = Array.from(
      text.matchAll(/`((?:src|test|examples)\/[\w./-]+)`/g),
      ([, path = '']) => path,
    )
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter((path) => !existsSync(join(root, '..', path)))).toEqual([])
  })
})
