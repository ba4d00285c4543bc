import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { execPath } from 'node:process'
import { run } from './run.js'

/** A consumer's application, running in its own process. */
export interface Application {
  readonly url: string
  readonly stop: () => Promise<void>
}

/**
 * Compiles a TypeScript consumer, and starts its application.
 *
 * @throws if it does not compile, or ends before it listens
 */
export async function start(consumer: string): Promise<Application> {
  if (existsSync(join(consumer, 'tsconfig.json'))) await compile(consumer)
  const child = fork(join(import.meta.dirname, 'serve.js'), [join(consumer, 'app.js')], {
    execArgv: [],
  })
  const exit = once(child, 'exit')
  const port: unknown = await Promise.race([
    once(child, 'message').then(([message]: unknown[]) => message),
    exit.then(([status]: unknown[]) => {
      throw new Error(`${consumer} ended with ${String(status)} before it listened`)
    }),
  ])
  return {
    url: `http://127.0.0.1:${String(port)}`,
    stop: async () => {
      child.disconnect()
      await exit
    },
  }
}

async function compile(consumer: string): Promise<void> {
  const compiler = join(consumer, '../../node_modules/typescript/bin/tsc')
  await run(execPath, [compiler, '--project', consumer], consumer)
}
