#!/usr/bin/env node
import { run } from './cli/run.js'

const { argv, env, stdout, stderr } = process

// A reader of the output, such as `head`, can close the pipe early. Anything else, such as a full disk, loses output.
let failure: Error | undefined
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') failure = error
})

const status = await run(argv.slice(2), { stdout, stderr, env })
// Exit explicitly: a pending name lookup would keep the process alive past its time limit.
stdout.write('', () => {
  // An error of writing arrives after this callback.
  setImmediate(() => {
    const lost = failure ? `allow-origin: cannot write the output: ${failure.message}\n` : ''
    stderr.write(lost, () => {
      process.exit(failure ? 2 : status)
    })
  })
})
