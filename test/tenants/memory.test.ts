import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { ending } from '../support/ending.js'
import { isRecording, record, type Memory } from './record.js'

const program = fileURLToPath(new URL('measure-memory.js', import.meta.url))
const size = isRecording ? 1_000_000 : 10_000

it('many changes take no more memory than the list itself', { timeout: 300_000 }, async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--expose-gc', program, String(size)],
    { signal: ending },
  )

  const memory = JSON.parse(stdout) as Memory
  // A set that grows doubles its space.
  expect(memory.later / memory.atFirst).toBeLessThan(2)
  record('memory', memory)
})
