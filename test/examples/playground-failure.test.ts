import { createServer } from 'node:http'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createPage } from '../../examples/playground/page.js'
import { Runs } from '../../examples/playground/runs.js'
import { listen } from '../integration/framework.js'
import { ask } from './ask.js'

test('if the playground fails, its page says so and its terminal shows why', async () => {
  const failure = new Error('No run can be added.')
  const runs = new Runs()
  vi.spyOn(runs, 'add').mockImplementation(() => {
    throw failure
  })
  const printed = vi.spyOn(console, 'error').mockReturnValue()
  onTestFinished(() => {
    printed.mockRestore()
  })
  const { port, close } = await listen(
    createServer(createPage({ apiPort: 1, runs, files: new Map(), frame: new Map() })),
  )
  onTestFinished(async () => {
    await close()
  })

  const host = `localhost:${port}`
  const { status, body } = await ask(`http://127.0.0.1:${port}/runs`, {
    method: 'POST',
    headers: { Host: host, Origin: `http://${host}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ text: '{}' }),
  })

  expect([status, body]).toEqual([
    500,
    JSON.stringify({ error: 'The playground failed. Its terminal shows why.' }),
  ])
  expect(printed.mock.calls).toEqual([[failure]])
})
