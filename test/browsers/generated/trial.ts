import { cors } from 'allow-origin'
import { explained, observed, type Outcome } from '../outcome.js'
import type { PageOutcome, PageRequest } from '../page-request.js'
import { scriptOf } from '../script-of.js'
import { apiOf } from '../servers/origins.js'
import { answerTo } from '../servers/resources.js'
import type { Servers } from '../servers/start-servers.js'
import type { Case } from './cases.js'

/** A case and its outcomes. If the outcomes differ, the failed test prints all of it. */
export interface Result {
  readonly options: string
  readonly page: string
  readonly request: string
  readonly engine: Outcome
  readonly explain: Outcome
}

export interface Trial {
  /** The request that the page makes. */
  readonly request: PageRequest
  /** Called once, when the page has its outcome. */
  readonly finish: (outcome: PageOutcome) => Promise<Result>
}

/** Starts a server for one case. */
export function startTrial(
  { configured, page, way, request }: Case,
  { origins, mount }: Servers,
): Trial {
  const to = apiOf(page)
  const { path, take } = mount(cors(configured.policy), answerTo(way))
  const asked = { ...request, way, url: origins[to] + path, uploadListener: false }
  const context = { origins, way, to, headers: request.headers }
  return {
    request: asked,
    finish: async (outcome) => {
      const seen = observed(outcome, take(), context)
      const { headers = [] } = scriptOf(asked, request.origin)
      const { options, policy } = configured
      return {
        options: write(options),
        page,
        request: write(asked),
        engine: seen,
        explain: explained(await policy.explain({ ...request, headers }), context),
      }
    },
  }
}

const write = (value: unknown): string =>
  JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'function' || member instanceof RegExp ? String(member) : member,
  )
