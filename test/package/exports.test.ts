import { execPath } from 'node:process'
import { beforeAll, describe, expect, test } from 'vitest'
import { openProject, type Project } from './project.js'
import { run } from './run.js'

let project: Project
beforeAll(async () => {
  project = await openProject()
  return project.remove
}, 60_000)

/** The value of an expression in a module of a project that has the package installed. */
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
  createPolicy: 'function',
  default: 'function',
}

describe('import', () => {
  const imported = "(await import('allow-origin'))"

  test('gives these exports and no others', async () => {
    expect(await evaluate('module', kinds(imported))).toEqual(everyExport)
  })

  test('gives the same function by name and as the default', async () => {
    expect(await evaluate('module', `${imported}.default === ${imported}.cors`)).toBe(true)
  })
})

describe('require', () => {
  const required = "require('allow-origin')"

  test('gives a function that makes a middleware of three parameters', async () => {
    expect(await evaluate('commonjs', `${required}().length`)).toBe(3)
  })

  test('gives these exports on the function and no others', async () => {
    expect(await evaluate('commonjs', kinds(required))).toEqual(everyExport)
  })

  test.each(['cors', 'default'])('gives the function itself as its `%s`', async (name) => {
    expect(await evaluate('commonjs', `${required} === ${required}.${name}`)).toBe(true)
  })
})
