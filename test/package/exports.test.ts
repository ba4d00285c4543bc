import { execPath } from 'node:process'
import { beforeAll, describe, expect, test } from 'vitest'
import { openProject, type Project } from './project.js'
import { run } from './run.js'

let project: Project
beforeAll(async () => {
  project = await openProject()
  return project.remove
}, 60_000)

/** The value of an expression in a module of a project with the package. */
async function evaluate(type: 'module' | 'commonjs', expression: string): Promise<unknown> {
  const code = `console.log(JSON.stringify(${expression}))`
  const output = await run(execPath, [`--input-type=${type}`, '--eval', code], project.folder)
  return JSON.parse(output) as unknown
}

const kinds = (exported: string): string =>
  `Object.fromEntries(Object.entries(${exported}).map(([name, value]) => [name, typeof value]))`

const everyExport = {
  CorsOptionsError: 'function',
  cors: 'function',
  createLivePolicy: 'function',
  createPolicy: 'function',
  default: 'function',
}

describe('import', () => {
  const imported = "(await import('allow-origin'))"

  test('has only these exports', async () => {
    expect(await evaluate('module', kinds(imported))).toEqual(everyExport)
  })

  test('exports the same function by name and as default', async () => {
    expect(await evaluate('module', `${imported}.default === ${imported}.cors`)).toBe(true)
  })
})

describe('require', () => {
  const required = "require('allow-origin')"

  test('returns a function that creates a middleware with three parameters', async () => {
    expect(await evaluate('commonjs', `${required}().length`)).toBe(3)
  })

  test('has only these exports on the function', async () => {
    expect(await evaluate('commonjs', kinds(required))).toEqual(everyExport)
  })

  test.each(['cors', 'default'])('has the function itself as `%s`', async (name) => {
    expect(await evaluate('commonjs', `${required} === ${required}.${name}`)).toBe(true)
  })
})

test.each([
  ['module', "(await import('allow-origin'))"],
  ['commonjs', "require('allow-origin')"],
] as const)('the console shows the names of classes and functions: %s', async (type, entry) => {
  const named = `(({ cors, createPolicy, CorsOptionsError }) => [
    cors.name, createPolicy.name, CorsOptionsError.name, createPolicy().constructor.name])(${entry})`
  expect(await evaluate(type, named)).toEqual([
    'cors',
    'createPolicy',
    'CorsOptionsError',
    'CompiledPolicy',
  ])
})

describe.each([
  ['module', "(await import('allow-origin/fetch'))"],
  ['commonjs', "require('allow-origin/fetch')"],
] as const)('in a %s, `allow-origin/fetch`', (kind, loaded) => {
  test('has only these exports', async () => {
    const found = await evaluate(kind, kinds(loaded))

    expect({ ...Object(found), default: 'function' }).toEqual(everyExport)
    expect(found).not.toHaveProperty('default')
  })
})

describe('both entries', () => {
  test.each([
    ['module', "(await import('allow-origin'))", "(await import('allow-origin/fetch'))"],
    ['commonjs', "require('allow-origin')", "require('allow-origin/fetch')"],
  ] as const)('share their code: %s', async (kind, one, other) => {
    expect(await evaluate(kind, `${one}.createPolicy === ${other}.createPolicy`)).toBe(true)
    expect(await evaluate(kind, `${one}.cors === ${other}.cors`)).toBe(false)
  })
})

describe.each([
  ['module', "(await import('allow-origin')).cors"],
  ['commonjs', "require('allow-origin')"],
  ['module', "(await import('allow-origin/fetch')).cors"],
  ['commonjs', "require('allow-origin/fetch').cors"],
] as const)('in a %s, what `cors()` returns', (kind, factory) => {
  test.each(['', '() => ({})'])('is named `cors` for traces: cors(%s)', async (decider) => {
    expect(await evaluate(kind, `${factory}(${decider}).name`)).toBe('cors')
  })
})
