import { homedir, hostname, tmpdir, userInfo } from 'node:os'
import { builtinModules } from 'node:module'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { bundlePage } from '../../examples/playground/build.js'

const repository = fileURLToPath(new URL('../..', import.meta.url))

describe('the static build of the playground', () => {
  let files: ReadonlyMap<string, string>

  beforeAll(async () => {
    const built = await bundlePage({ isStatic: true })
    files = new Map([...built].map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]))
  }, 60_000)

  it('is four files in one folder', () => {
    expect([...files.keys()].sort()).toEqual(['icon.svg', 'index.html', 'main.css', 'main.js'])
  })

  it('links only to its own files, so any folder can hold it', () => {
    const page = files.get('index.html') ?? ''
    const linked = Array.from(page.matchAll(/\b(?:href|src)="([^"]*)"/g), ([, name]) => name)
    expect(linked.sort()).toEqual(['icon.svg', 'main.css', 'main.js'])
    expect(page).not.toMatch(/<script(?! type="module" src="main\.js")|<style|\bstyle=|\bon[a-z]+=/)
    expect(files.get('main.css')).not.toMatch(/url\(["']?[^"')#d]|@import/)
  })

  it('does not import modules, or name paths of the server', () => {
    const script = files.get('main.js') ?? ''
    const imported = Array.from(
      script.matchAll(/\b(?:from|import|require) ?\(?["'`]([^"'`]+)["'`]/g),
      ([, name]) => name,
    )
    expect(imported.filter((name = '') => isModule(name))).toEqual([])
    expect(script).not.toMatch(/["'`]\/(?:runs|check|frame)\b/)
  })

  it('contains nothing of the machine that built it', () => {
    const own = [repository, homedir(), tmpdir(), hostname(), userInfo().username]
    for (const [name, text] of files) {
      // Short names, such as `root`, are words too.
      const found = own.filter((part) => part.length > 4 && text.includes(part))
      expect([name, found]).toEqual([name, []])
      expect(text).not.toMatch(
        /node_modules|sourceMappingURL|\/(?:home|Users|root|tmp|workspace)\//,
      )
    }
  })
})

/** Whether a name is that of a module of Node or of a package, or a path. Error messages have code in them too. */
const isModule = (name: string): boolean =>
  name.startsWith('node:') || /^\.{0,2}\//.test(name) || builtinModules.includes(name)
