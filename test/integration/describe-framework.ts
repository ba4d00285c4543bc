import { beforeAll, describe, expect, it } from 'vitest'
import type { FetchMiddleware } from 'allow-origin/fetch'
import { createCaseGroups } from './case-groups.js'
import { connectAdapter } from './connect-adapter.js'
import type { Case, CaseGroup } from './expectations.js'
import type { Framework, Running } from './framework.js'
import { createRouteCaseGroups } from './route-case-groups.js'
import { webCaseGroups } from './web-case-groups.js'

const forConnect = [...createCaseGroups(connectAdapter), ...createRouteCaseGroups(connectAdapter)]

/** Runs every case whose resource a Connect-style framework has. */
export const describeFramework = (framework: Framework): void => {
  describeCases(framework, forConnect)
}

/** Runs every case whose resource a framework with `Request` and `Response` has. */
export const describeWebFramework = (framework: Framework<FetchMiddleware>): void => {
  describeCases(framework, webCaseGroups)
}

function describeCases<Middleware>(
  framework: Framework<Middleware>,
  groups: readonly CaseGroup<Middleware>[],
): void {
  const { name, paths } = framework
  describe(name, () => {
    for (const group of groups) {
      if (group.placement.onRoute !== undefined && paths.route === null) continue
      describe(group.title, () => {
        describeGroup(framework, group)
      })
    }
  })
}

function describeGroup<Middleware>(
  framework: Framework<Middleware>,
  { placement, cases }: CaseGroup<Middleware>,
): void {
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
      const send = running.exchange ?? framework.exchange.bind(undefined, running.port)
      const { status, headers } = await send({ ...request, path })

      expect({
        status,
        headers: comparable(headers, framework.varies, expected),
        ...(expected.calls !== undefined && { calls }),
      }).toEqual({
        status: expected.status === 204 ? 204 : framework.statuses[expected.status],
        headers: {
          ...comparable(expected.headers, framework.varies, expected),
          ...pick({}, removed(framework, expected)),
        },
        ...(expected.calls !== undefined && { calls: expected.calls }),
      })
    })
  }
}

const pick = (
  headers: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Record<string, unknown> => Object.fromEntries(names.map((name) => [name, headers[name] ?? null]))

const removed = ({ removedHeaders = [] }: Framework<never>, { headers }: Case): readonly string[] =>
  removedHeaders.filter((name) => name in headers)

/** The headers that a case is about, without what the framework itself adds to `Vary`. */
const comparable = (
  headers: Readonly<Record<string, unknown>>,
  varies: readonly string[] | undefined,
  expected: Case,
): Record<string, unknown> =>
  pick({ ...headers, vary: without(varies, headers.vary) }, Object.keys(expected.headers))

/** A value of `Vary` without these fields. */
const without = (fields: readonly string[] | undefined, vary: unknown): unknown =>
  fields !== undefined && typeof vary === 'string'
    ? vary
        .split(', ')
        .filter((field) => !fields.includes(field.toLowerCase()))
        .join(', ') || null
    : vary
