import { printable, wrap } from '../../explain/layout.js'
import type { Paint } from '../../explain/render.js'
import type { HeaderList } from '../../protocol/header-list.js'
import * as names from '../../protocol/header-names.js'
import type { AuditReport, KnownOrigin } from './audit-server.js'
import type { AuditFinding } from './findings.js'

/** How many origins of a finding are shown. `--json` has all. */
const shownOrigins = 3

/** An audit as text for a terminal, with control characters escaped. */
export function renderAudit(
  audit: AuditReport,
  width: number,
  paint: Paint = (_, text) => text,
): string {
  const lines: string[] = []
  const add = (text: string, first = '', others = first, format?: Parameters<Paint>[0]): void => {
    const wrapped = wrap(printable(text), first, others, width)
    lines.push(...(format ? wrapped.map((line) => paint(format, line)) : wrapped))
  }
  const { verdict, findings, url, requests } = audit
  const count = findings.length === 1 ? '1 finding' : `${findings.length} findings`
  const results = {
    passed: ['Nothing found', 'green'],
    failed: [count, 'red'],
    unknown: ['Could not tell', 'yellow'],
  } as const
  const [result, color] = results[verdict]
  add(`${result}: ${url} (${requests} requests)`, '', '  ', color)
  for (const known of audit.origins) add(describeOrigin(known), '  ', '    ')
  for (const finding of findings) {
    lines.push('')
    add(
      `${finding.severity}: ${finding.code}`,
      '',
      '  ',
      finding.severity === 'high' ? 'red' : 'yellow',
    )
    add(finding.title, '  ')
    addEvidence(finding, add)
    add(finding.attack, '  ')
    add(`Fix: ${finding.fix.general}`, '  ', '    ')
    add(`With allow-origin: ${finding.fix.library}`, '  ', '    ')
  }
  for (const { message } of audit.notes) {
    lines.push('')
    add(message, 'Note: ', '  ')
  }
  return `${lines.join('\n')}\n`
}

const describeOrigin = ({ origin, source, allowed }: KnownOrigin): string => {
  const access = {
    no: 'not allowed',
    'without-credentials': 'allowed',
    'with-credentials': 'allowed with credentials',
  }
  return `${origin} is ${access[allowed]}${source === 'found' ? ' (found by the audit)' : ''}.`
}

function addEvidence(
  { origins, exchange: { request, response } }: AuditFinding,
  add: (text: string, first: string, others: string, format?: 'dim') => void,
): void {
  const addHeaders = (headers: HeaderList): void => {
    for (const [name, value] of headers) add(`${name}: ${value}`, '        ', '          ', 'dim')
  }
  add(`${request.method} ${request.url}`, '    → ', '      ')
  addHeaders(request.headers.filter(([name]) => name !== 'Accept'))
  add(String(response.status), '    ← ', '      ')
  const telling = [...names.responseHeaders, 'vary']
  addHeaders(response.headers.filter(([name]) => telling.includes(name.toLowerCase())))
  const shown = request.headers.find(([name]) => name === names.origin)?.[1]
  const others = origins.filter((origin) => origin !== shown)
  if (others.length === 0) return
  const rest = others.length - shownOrigins
  const more = rest > 0 ? ` and ${rest} more` : ''
  add(`Also: ${others.slice(0, shownOrigins).join(', ')}${more}`, '  ', '    ')
}
