import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import type { Reporter, TestModule, TestRunEndReason, Vitest } from 'vitest/node'
import { hostsPage, type Outcome } from './hosts-page.js'

const page = fileURLToPath(new URL('../../../docs/hosts.md', import.meta.url))

/** Generates `docs/hosts.md` from a run of all hosts. Without `WRITE_DOCS`, it fails if the file is out of date. */
export class ReportHosts implements Reporter {
  #vitest: Vitest | undefined

  onInit(vitest: Vitest): void {
    this.#vitest = vitest
  }

  async onTestRunEnd(
    modules: readonly TestModule[],
    _errors: unknown,
    reason: TestRunEndReason,
  ): Promise<void> {
    if (reason === 'interrupted' || !(await this.#isWhole(modules))) return
    const options = { ...(await resolveConfig(page)), parser: 'markdown' }
    const made = await format(hostsPage(modules.flatMap(outcomes)), options)
    if (process.env.WRITE_DOCS) {
      await mkdir(dirname(page), { recursive: true })
      await writeFile(page, made)
    } else if ((await readFile(page, 'utf8').catch(() => '')) !== made) {
      this.#vitest?.logger.error(
        'docs/hosts.md is out of date. The command at the top of that file updates it.',
      )
      process.exitCode = 1
    }
  }

  async #isWhole(modules: readonly TestModule[]): Promise<boolean> {
    if (this.#vitest?.config.testNamePattern) return false
    const every = (await this.#vitest?.globTestSpecifications()) ?? []
    const ran = new Set(modules.map(({ moduleId }) => moduleId))
    return every.every(({ moduleId }) => ran.has(moduleId))
  }
}

function outcomes(module: TestModule): readonly Outcome[] {
  return [...module.children.allTests()].flatMap((test): readonly Outcome[] => {
    const { host, row, differences } = test.meta()
    if (host === undefined || row === undefined) return []
    const { state } = test.result()
    const problems = differences?.length ? differences : ['no answer']
    return [{ host, row, problems: state === 'passed' ? [] : problems }]
  })
}
