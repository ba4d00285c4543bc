import { ask, type Answer } from './ask.js'
import { run, type Program } from './run-program.js'

/** The playground's program. */
export const playground = 'playground/start.js'

export interface Playground {
  readonly program: Program
  readonly pagePort: string
  readonly apiPort: string
  /** Sends a request to the page's server as its own page does. `headers` can override the usual ones. */
  readonly post: (
    path: string,
    body: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Answer>
  readonly get: (path: string, host?: string) => Promise<Answer>
}

/** Starts the playground and waits until it has printed its addresses and requests. */
export async function startPlayground(): Promise<Playground> {
  const program = await run(playground, /^Preflight .* denied.*\n/m)
  const portAfter = (text: string): string =>
    new RegExp(`${text}:(\\d+)`).exec(program.stdout)?.[1] ?? ''
  const pagePort = portAfter('Open http://localhost')
  const url = `http://127.0.0.1:${pagePort}`
  const host = `localhost:${pagePort}`
  return {
    program,
    pagePort,
    apiPort: portAfter('The API at http://api.localhost'),
    post: (path, body, headers = {}) =>
      ask(url + path, {
        method: 'POST',
        headers: {
          Host: host,
          Origin: `http://${host}`,
          'Content-Type': 'application/json',
          ...headers,
        },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    get: (path, name = 'localhost') =>
      ask(url + path, { headers: { Host: `${name}:${pagePort}` } }),
  }
}
