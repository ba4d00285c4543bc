import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { ending } from '../support/ending.js'

/** Two requests that an example suggests, and what it says about their responses. */
export interface Suggested {
  readonly allowed: { readonly claim: string; readonly command: string }
  readonly denied: { readonly claim: string; readonly command: string }
}

const layout =
  /^Listening on http:\/\/127\.0\.0\.1:\d+\n\nAllowed: (.+)\n {2}(curl .+)\n\nDenied: (.+)\n {2}(curl .+)\n\n(?:.+\n\n)?$/

/** Reads what an example prints. @throws if it is laid out differently */
export function readSuggested(printed: string): Suggested {
  const parts = layout.exec(printed)
  if (!parts) throw new Error(`This does not suggest two requests:\n${printed}`)
  const [, found = '', allowed = '', missing = '', denied = ''] = parts
  return {
    allowed: { claim: found, command: allowed },
    denied: { claim: missing, command: denied },
  }
}

/** Runs a command line as a shell would, and returns the response that curl prints. */
export async function runCurl(command: string): Promise<string> {
  const { stdout } = await promisify(execFile)('sh', ['-c', command], {
    encoding: 'latin1',
    signal: ending,
    timeout: 20_000,
  })
  return stdout
}
