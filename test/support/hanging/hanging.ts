import { it } from 'vitest'
import { startDaemon } from '../daemon.js'

/** Keeps a connection open as long as it runs, and starts a child that does the same. */
const program = `
  const { connect } = require('node:net')
  const { spawn } = require('node:child_process')
  const { env, execArgv, execPath } = process
  if (!env.IS_CHILD) spawn(execPath, execArgv, { env: { ...env, IS_CHILD: 'true' } })
  connect(Number(env.PORT), '127.0.0.1', () => console.log('ready'))`

it('hangs', { timeout: 60_000 }, async () => {
  await startDaemon({
    file: process.execPath,
    parameters: ['-e', program],
    environment: { PORT: process.env.PORT ?? '' },
    isReady: (output) => output.includes('ready'),
  })
  await new Promise(() => undefined)
})
