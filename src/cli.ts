#!/usr/bin/env node
import { run } from './cli/run.js'

const { argv, env, stdout, stderr } = process

// A reader of the output, such as `head`, can close the pipe early.
stdout.on('error', () => undefined)

const status = await run(argv.slice(2), { stdout, stderr, env })
// Exit explicitly: a pending name lookup would keep the process alive past its time limit.
stdout.write('', () => {
  stderr.write('', () => {
    process.exit(status)
  })
})
