import {
  cors,
  createLivePolicy,
  createPolicy,
  CorsOptionsError,
  type CorsProblem,
  type CorsProblemCode,
} from 'allow-origin'
import corsPackage from 'cors'
import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import { runInThisContext } from 'node:vm'
import { format, resolveConfig } from 'prettier'
import { describe, expect, it, vi } from 'vitest'
import { errorExamples, morePages, otherWordings } from './error-examples.js'

const page = fileURLToPath(new URL('../../docs/errors.md', import.meta.url))
const wordings = fileURLToPath(new URL('other-wordings.txt', import.meta.url))

type Handler = (request: IncomingMessage, response: ServerResponse, next: unknown) => unknown

interface Refusal {
  readonly problems: readonly CorsProblem[]
  /** How it is told, if that is not an error of the call. */
  readonly told?: string
}

const app = {
  use: (handler: Handler) => handler,
  // NestJS gives it to the package `cors`, as options or a function that chooses them.
  enableCors: (options: Parameters<typeof corsPackage>[0]) => corsPackage(options),
}

const live = await createLivePolicy({ load: () => ({ origin: '*' }) })

const known = new Map<string, Refusal>()
// Only these lines return a promise.
for (const line of [...Object.values(errorExamples), ...otherWordings]) {
  if (line.startsWith('createLivePolicy(')) {
    known.set(line, {
      problems: await rejectionOf(line),
      told: 'The promise rejects with this error.',
    })
  }
}

async function rejectionOf(line: string): Promise<readonly CorsProblem[]> {
  const evaluate = runInThisContext(`(createLivePolicy, load, live) => ${line}`) as (
    ...given: unknown[]
  ) => Promise<unknown>
  try {
    await evaluate(createLivePolicy, () => ({}), live)
  } catch (error) {
    return problemsOf(error)
  }
  return []
}

/** What a line gets at startup, or else as soon as a page sends a request. A warning is emitted only the first time. */
function refusalOf(line: string): Refusal {
  const refusal = known.get(line) ?? run(line)
  if (refusal.told !== undefined) known.set(line, refusal)
  return refusal
}

function run(line: string): Refusal {
  const evaluate = runInThisContext(`(cors, createPolicy, app, live, process) => ${line}`) as (
    ...given: unknown[]
  ) => Handler
  let handler
  try {
    handler = evaluate(cors, createPolicy, app, live, { env: {} })
  } catch (error) {
    return { problems: problemsOf(error) }
  }
  const request = new IncomingMessage(new Socket())
  request.method = 'GET'
  request.headers = { origin: 'https://app.example.com' }
  const next = vi.fn<(error?: unknown) => void>()
  const warn = vi.spyOn(process, 'emitWarning').mockReturnValue()
  try {
    handler(request, new ServerResponse(request), next)
    const [error] = next.mock.lastCall ?? []
    if (error !== undefined) {
      return { problems: problemsOf(error), told: 'The first request passes this error to `next`.' }
    }
    return {
      problems: warn.mock.calls.map(asProblem),
      told: 'The first request to get this answer emits a process warning.',
    }
  } catch (error) {
    return { problems: problemsOf(error), told: 'The first request throws this error.' }
  } finally {
    warn.mockRestore()
  }
}

function problemsOf(error: unknown): readonly CorsProblem[] {
  if (error instanceof CorsOptionsError) return error.problems
  throw error
}

function asProblem([text, options]: readonly unknown[]): CorsProblem {
  const [message = '', suggestion] = String(text).split('\nWrite: ')
  const { code } = options as Pick<CorsProblem, 'code'>
  return { code, path: '', message, ...(suggestion === undefined ? {} : { suggestion }) }
}

const examples = Object.entries(errorExamples)

/** A message without code and quoted values. */
const proseOf = (message: string): string =>
  message
    .replace(/`[^`]*`/g, '…')
    .replace(/ is \/.*?\/[a-z]*, which/, ' is …, which')
    .replace(/"(?:[^"\\]|\\.)*?["…]/g, '…')
    .replace(/\B'[^']*'/g, '…')

/** Words that STYLE.md would have put otherwise. */
const unplain =
  /\bis no\b|\bso that it would\b|\bin place of\b|\bwhoever\b|\b(?:no|some)body\b|\bWhere an? /

describe('the example of each code', () => {
  it.each(examples)('gives %s: %s', (code, line) => {
    expect(refusalOf(line).problems).toEqual([expect.objectContaining({ code })])
  })

  it('is in the order of the alphabet', () => {
    const codes = Object.keys(errorExamples)

    expect(codes).toEqual([...codes].sort())
  })
})

describe('a message is read once:', () => {
  it.each([...examples, ...otherWordings.map((line) => ['another wording', line] as const)])(
    '%s: %s',
    (_, line) => {
      for (const { message } of refusalOf(line).problems) {
        const prose = proseOf(message)

        expect(prose.match(/[.?!](?= |$)/g)?.length, prose).toBeLessThanOrEqual(2)
        expect(prose).not.toMatch(unplain)
        expect(prose.length, prose).toBeLessThanOrEqual(260)
      }
    },
  )

  it('another wording is as written down', async () => {
    const texts = otherWordings.map((line) => {
      const { problems } = refusalOf(line)
      return [line, ...problems.map(asPrinted)].join('\n')
    })

    await expect(`${texts.join('\n\n')}\n`).toMatchFileSnapshot(wordings)
  })
})

describe('docs/errors.md', () => {
  it('shows what the library says', async () => {
    await expect(await errorsPage()).toMatchFileSnapshot(page)
  })
})

async function errorsPage(): Promise<string> {
  const sections = examples.map(([code, line]) => {
    const { problems, told } = refusalOf(line)
    return [
      `## ${code}`,
      fence('js', line),
      ...(told === undefined ? [] : [told]),
      fence('text', problems.map(asPrinted).join('\n\n')),
      ...(code in morePages ? [`More: ${String(morePages[code as CorsProblemCode])}`] : []),
    ].join('\n\n')
  })
  return format([intro, ...sections].join('\n\n'), {
    ...(await resolveConfig(page)),
    parser: 'markdown',
  })
}

/** A problem as the error prints it, without the first line, the last one and the indent. */
const asPrinted = (problem: CorsProblem): string =>
  new CorsOptionsError([problem]).message
    .split('\n')
    .slice(2, -2)
    .map((line) => line.slice(2))
    .join('\n')

const fence = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``

const intro = `# Errors

Generated by a test. To update this page:
\`npx vitest run --project node test/documentation/errors.test.ts -u\`

Each heading is a \`code\` in \`error.problems\`. Below it are an example and its message. If it is clear what you meant,
the message ends with what to write instead. \`cors()\` throws these errors at startup, unless a section says otherwise.
In the examples, no environment variable is set.`
