import { cors, createPolicy } from 'allow-origin/fetch'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { messagesOf } from '../observe/messages.js'

const app = 'https://app.example.com'
const request = new Request('https://api.example.com/items?page=2', { headers: { Origin: app } })
const serve = (): Response => new Response('served')

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('a decision is published', () => {
  it('with the `Request`', async () => {
    const policy = createPolicy({ origin: app })
    const messages = await messagesOf(() => cors(policy)(request, serve))

    expect(messages).toEqual([
      expect.objectContaining({ kind: 'actual', reason: 'listed', origin: app, policy, request }),
    ])
  })

  it.each([
    ['an old version of Node', { ...process, getBuiltinModule: undefined }],
    ['a worker with a part of Node', { getBuiltinModule: () => undefined }],
    ['a worker without Node', undefined],
  ])('unless there is nothing to publish it with, as on %s', async (_, stub) => {
    vi.stubGlobal('process', stub)
    const handleCors = cors({ origin: app })
    vi.unstubAllGlobals()
    let response: Response | undefined
    const messages = await messagesOf(async () => {
      response = await handleCors(request, serve)
    })

    expect(messages).toEqual([])
    expect(response?.headers.get('access-control-allow-origin')).toBe(app)
  })
})

describe('`NODE_DEBUG`', () => {
  const read = vi.fn(() => 'allow-origin')
  const stub = {
    getBuiltinModule: process.getBuiltinModule.bind(process),
    env: {
      get NODE_DEBUG(): string {
        return read()
      },
    },
  }

  it.each([
    ['is read on Node', undefined, 1],
    ['is not read on Deno, which would ask the user for permission', {}, 0],
  ])('%s', (_, deno, times) => {
    read.mockClear()
    vi.stubGlobal('process', stub)
    vi.stubGlobal('Deno', deno)
    cors()

    expect(read).toHaveBeenCalledTimes(times)
  })
})

describe('without a process', () => {
  it('a warning is printed', async () => {
    const print = vi.spyOn(console, 'warn').mockReturnValue()
    vi.stubGlobal('process', undefined)
    await cors({ origin: () => `${app}/without-a-process` })(request, serve)

    expect(print).toHaveBeenCalledWith(
      expect.stringMatching(/^\[origin-path\] CorsOptionsWarning: `origin\(\)` returned/),
    )
    print.mockRestore()
  })

  it('a predicate may take its time: timers are numbers there', async () => {
    vi.stubGlobal(
      'setTimeout',
      vi.fn(() => 1),
    )
    vi.stubGlobal('clearTimeout', vi.fn())
    const handleCors = cors({
      origin: async () => {
        await new Promise((resolve) => setImmediate(resolve))
        return true
      },
    })
    const response = await handleCors(request, serve)

    expect(response.headers.get('access-control-allow-origin')).toBe(app)
    expect(clearTimeout).toHaveBeenCalledWith(1)
  })
})
