import { judge, type Judgement } from '../../../src/browser/judge.js'
import { createExplanation } from '../../../src/explain/create-explanation.js'
import { explained, observed, type Context, type Outcome } from '../outcome.js'
import type { PageOutcome, PageRequest } from '../page-request.js'
import { scriptOf } from '../script-of.js'
import { originOfPage } from '../servers/origins.js'
import { send } from '../servers/send.js'
import type { Servers } from '../servers/start-servers.js'
import { isForPolicy, type Cell } from './cells.js'
import { serverOf } from './cell-server.js'

/** A cell and its server. */
export interface Trial {
  /** The request that the page makes. */
  readonly request: PageRequest
  /** What the engine did. Called once, when the page has its outcome. */
  readonly observe: (outcome: PageOutcome) => Outcome
  /** What the library predicts from the server's responses, as in `allow-origin check`. */
  readonly check: () => Promise<Pick<Judgement, 'readable'> & { readonly outcome: Outcome }>
  /** What `policy.explain` predicts, if it supports the cell. */
  readonly explain: () => Promise<Outcome | undefined>
}

export function startTrial(cell: Cell, { origins, mount }: Servers): Trial {
  const { way, method, headers, credentials, body, uploadListener, to } = cell
  const { handlers, policy } = serverOf(cell, origins)
  const { path, take } = mount(...handlers)
  const url = `${origins[to]}${path}/0`
  const request = { way, url, method, headers, credentials, body, uploadListener }
  const script = scriptOf(request, originOfPage(cell.page, origins))
  const asked = { origin: script.origin, method, headers: script.headers ?? [], credentials }
  const context: Context = { origins, way, to, headers }
  return {
    request,
    observe: (outcome) => observed(outcome, take(), context),
    check: async () => {
      const judgement = await judge(script, send)
      const explanation = createExplanation({ url, ...asked }, judgement)
      return { ...judgement, outcome: explained(explanation, context) }
    },
    explain: async () =>
      policy && isForPolicy(cell) ? explained(await policy.explain(asked), context) : undefined,
  }
}
