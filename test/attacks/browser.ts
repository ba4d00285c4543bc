import type { Answer } from './wire.js'

const valueOf = ({ headers }: Answer, wanted: string): string | undefined => {
  const values = headers.filter(([name]) => name === wanted).map(([, value]) => value)
  return values.length === 0 ? undefined : values.join(', ')
}

/** Whether a browser lets a page from this origin read the response: the CORS check (Fetch section 4.10). */
export function canRead(origin: string, answer: Answer, credentials: boolean): boolean {
  const allowed = valueOf(answer, 'access-control-allow-origin')
  if (allowed === '*' && !credentials) return true
  if (allowed !== origin) return false
  return !credentials || valueOf(answer, 'access-control-allow-credentials') === 'true'
}
