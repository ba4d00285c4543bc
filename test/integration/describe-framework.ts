import { beforeAll, describe, expect, it } from 'vitest'
import { caseGroups } from './case-groups.js'
import type { Case, CaseGroup } from './expectations.js'
import type { Framework, Running } from './framework.js'
import { routeCaseGroups } from './route-case-groups.js'

/** Runs every case whose resource the framework has. */
export function describeFramework(framework: Framework): void {
  const { name, paths } = framework
  describe(name, () => {
    for (const group of paths.route === null ? caseGroups : [...caseGroups, ...routeCaseGroups]) {
      describe(group.title, () => {
        describeGroup(framework, group)
      })
    }
  })
}

function describeGroup(framework: Framework, { placement, cases }: CaseGroup): void {
  let running: Running
  let calls = 0

  beforeAll(async () => {
    running = await framework.start(placement, () => {
      calls += 1
    })
    return running.close
  })

  for (const expected of cases) {
    const { to, ...request } = expected.request
    const path = framework.paths[to]
    if (path === null) continue

    it(expected.title, async () => {
      calls = 0
      const { status, headers } = await framework.exchange(running.port, { ...request, path })

      expect({
        status,
        headers: pick(headers, Object.keys(expected.headers)),
        ...(expected.calls !== undefined && { calls }),
      }).toEqual({
        status: expected.status === 204 ? 204 : framework.statuses[expected.status],
        headers: { ...expected.headers, ...pick({}, removed(framework, expected)) },
        ...(expected.calls !== undefined && { calls: expected.calls }),
      })
    })
  }
}

const pick = (
  headers: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Record<string, unknown> => Object.fromEntries(names.map((name) => [name, headers[name] ?? null]))

const removed = ({ removedHeaders = [] }: Framework, { headers }: Case): readonly string[] =>
  removedHeaders.filter((name) => name in headers)
