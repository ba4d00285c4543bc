import { cors, createPolicy, type Policy } from 'allow-origin'
import { findDifference } from '../engine-differences.js'
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
  engine: string,
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
      const policy = takenBy(engine, configured, request.credentials)
      return {
        options: write(configured.options),
        page,
        request: write(asked),
        engine: seen,
        explain: explained(await policy.explain({ ...request, headers }), context),
      }
    },
  }
}

/** The policy as an engine applies it: in some engines, `*` allows `Authorization` too. */
function takenBy(
  engine: string,
  { options, policy }: Case['configured'],
  credentials: boolean,
): Policy {
  const isLenient = findDifference(engine, ['`Authorization` under `*`']) !== undefined
  const { allowedHeaders = [] } = options
  if (!isLenient || credentials || !allowedHeaders.includes('*')) return policy
  return createPolicy({ ...options, allowedHeaders: ['*', 'Authorization'] })
}

const write = (value: unknown): string =>
  JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'function' || member instanceof RegExp ? String(member) : member,
  )
