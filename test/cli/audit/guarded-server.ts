import fastifyCors, { type FastifyCorsOptions } from '@fastify/cors'
import fastify from 'fastify'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { runHere } from '../program.js'
import { serve } from '../servers.js'
import type { AuditReport } from '../../../src/cli/audit/audit-server.js'

/** What plain code does with an origin: send it back, send something else, or nothing. */
export type Rule = (origin: string) => boolean | string

export interface Guard {
  readonly rule: Rule
  readonly credentials?: boolean
  /** Whether `Vary: Origin` is on every response. */
  readonly vary?: boolean
  /** What is done besides, such as another status. */
  readonly more?: (request: IncomingMessage, response: ServerResponse) => void
}

/** A server of plain code with a rule, as many are. */
export const guard =
  ({ rule, credentials = true, vary = true, more }: Guard): RequestListener =>
  (request, response) => {
    const { origin, 'access-control-request-method': asked } = request.headers
    if (vary) response.appendHeader('Vary', 'Origin')
    const allowed = origin === undefined ? false : rule(origin)
    if (allowed !== false) {
      response.setHeader('Access-Control-Allow-Origin', allowed === true ? String(origin) : allowed)
      if (credentials) response.setHeader('Access-Control-Allow-Credentials', 'true')
      if (request.method === 'OPTIONS' && asked !== undefined) {
        response.setHeader('Access-Control-Allow-Methods', 'GET, PUT')
        response.setHeader('Access-Control-Allow-Headers', 'content-type')
      }
    }
    response.statusCode = request.method === 'OPTIONS' ? 204 : 200
    more?.(request, response)
    response.end()
  }

/** A server of Fastify with the package of its own. */
export async function fastifyServer(options: FastifyCorsOptions): Promise<RequestListener> {
  const server = fastify()
  await server.register(fastifyCors, options)
  server.get('/', () => 'ok')
  await server.ready()
  return (request, response) => {
    server.routing(request, response)
  }
}

/** The page that the servers in these tests mean to allow. */
export const app = 'https://app.example.com'

/** The JSON of an audit, with its exit status. */
export interface AuditRun extends AuditReport {
  readonly exit: number
}

/** Audits a server over real HTTP. */
export async function auditOf(
  listener: RequestListener,
  origins: readonly string[] = [app],
): Promise<AuditRun> {
  return auditAt(await serve(listener), origins)
}

export async function auditAt(url: string, origins: readonly string[] = [app]): Promise<AuditRun> {
  const given = origins.flatMap((origin) => ['--origin', origin])
  const { status, stdout } = await runHere(['audit', url, '--json', ...given])
  return { ...(JSON.parse(stdout) as AuditReport), exit: status }
}

export const codesOf = ({ findings }: AuditReport): readonly string[] =>
  findings.map(({ code }) => code).sort()
