import type { OutgoingRequest } from '../browser/browser-request.js'
import { printable } from '../explain/layout.js'
import { auditHelp, hasFlag, readAudit, type AuditArguments } from './audit-arguments.js'
import { auditServer, type AuditReport } from './audit/audit-server.js'
import { requestOf } from './audit/probe.js'
import { renderAudit } from './audit/render-audit.js'
import { CannotTell } from './cannot-tell.js'
import { paint, wantsColors, widthOf } from './colors.js'
import { explainFailure } from './failures.js'
import { exchange } from './http/http-exchange.js'
import type { Client } from './check/live-sender.js'
import { proxyFor } from './http/proxy.js'
import { toAscii } from './check/report-json.js'
import { toCheckError } from './check/results.js'
import type { Terminal } from './run.js'

/** The version of the JSON. It changes when a member is renamed, removed or means something else. */
const jsonVersion = 1

const exitStatuses = { passed: 0, failed: 1, unknown: 2 } as const

/**
 * Runs `audit`.
 *
 * @param args the command line, with the command
 * @returns the exit status
 */
export async function runAudit(
  args: readonly string[],
  { stdout, stderr, env }: Terminal,
  userAgent: string,
): Promise<0 | 1 | 2> {
  const json = hasFlag(args, 'json')
  try {
    if (hasFlag(args, 'help')) {
      stdout.write(auditHelp)
      return 0
    }
    const audit = await auditLive(readAudit(args), { userAgent, env })
    const colors = wantsColors(stdout, env) ? paint : undefined
    stdout.write(
      json
        ? toAscii({ version: jsonVersion, ...audit })
        : renderAudit(audit, widthOf(stdout, env), colors),
    )
    return exitStatuses[audit.verdict]
  } catch (error) {
    const { code, message } = toCheckError(error)
    if (json)
      stdout.write(toAscii({ version: jsonVersion, verdict: 'unknown', error: { code, message } }))
    else stderr.write(`allow-origin: ${printable(message)}\n`)
    return 2
  }
}

async function auditLive(
  { url, origins, seconds }: AuditArguments,
  { userAgent, env }: Pick<Client, 'userAgent' | 'env'>,
): Promise<AuditReport> {
  let failure = 'no response'
  const send = async ({ method, headers }: OutgoingRequest) => {
    const signal = AbortSignal.timeout(seconds * 1000)
    try {
      const all = [...headers, ['User-Agent', userAgent] as const]
      const proxy = proxyFor(url, env)
      const request = { method, url, headers: all, body: undefined, signal, proxy }
      const response = await exchange(request)
      if (response.status === 429) {
        failure = 'the server asks for fewer requests (429). Try again later'
      }
      return response
    } catch (error) {
      if (error instanceof CannotTell) throw error
      failure = signal.aborted
        ? `no response within ${seconds} seconds. To wait longer, set --timeout`
        : explainFailure(error, url)
      return signal.aborted ? 'late' : undefined
    }
  }
  const audit = await auditServer(url, origins, (probe) => send(requestOf(probe, url)))
  if (audit === undefined) throw new CannotTell(`GET ${url}: ${failure}`, 'no-response')
  return audit
}
