import { run, type Program } from './run-program.js'

/** The playground's program. */
export const playground = 'playground/server.js'

/** Starts the playground, and waits for the last row of its table. */
export async function startPlayground(): Promise<{
  readonly program: Program
  readonly pagePort: string
  readonly apiPort: string
}> {
  const program = await run(playground, /\/tenant .*\n/)
  const portAfter = (name: string): string =>
    new RegExp(`^${name} +http://localhost:(\\d+)$`, 'm').exec(program.stdout)?.[1] ?? ''
  return { program, pagePort: portAfter('Open'), apiPort: portAfter('The API') }
}
