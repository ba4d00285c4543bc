import type { ComponentChildren, VNode } from 'preact'
import { explanation, mode, script } from '../judged.js'
import type { HeaderPair, ScriptRequest } from '../script-request.js'
import { movesOf, type Move } from '../moves.js'
import { exposing } from '../remedy.js'
import { edit } from '../state.js'
import { run } from '../verdict.js'
import { focusVerdict } from './focus.js'
import { ResponseHeaders, Steps } from './steps.js'

/** What the page shows of a request: the moves, and who takes part. */
export function shownMoves(): { moves: readonly Move[]; from: string; to: string } | undefined {
  if (explanation.value === undefined) return undefined
  const real = run.value?.kind === 'done' ? run.value : undefined
  const url = real ? real.url.replace(/\?.*/, '') : script.value.url
  return {
    moves: movesOf({ ...script.value, url }, explanation.value, real),
    from: script.value.origin,
    to: URL.canParse(url) ? new URL(url).origin : url,
  }
}

/** Draws what happens, in order: from the page through the browser to the server, and back. */
export function Exchange(): VNode | null {
  const shown = shownMoves()
  if (!shown) return null
  return (
    <section id="exchange" aria-labelledby="exchange-title">
      <h2 id="exchange-title">The exchange, step by step</h2>
      <div class="lanes">
        <p>
          <strong>Page</strong> <Breakable origin={shown.from} />
        </p>
        <p>
          <strong>Browser</strong> <span>{mode.value === 'real' ? 'yours' : 'any'}</span>
        </p>
        <p>
          <strong>Server</strong> <Breakable origin={shown.to} />
        </p>
      </div>
      <ol id="moves">
        {shown.moves.map((move, index) => (
          // What your browser did has the same moves, so buttons stay the same while you click.
          <Drawn key={`${index} ${move.kind}`} move={move} />
        ))}
      </ol>
    </section>
  )
}

/** A line break is allowed after the scheme of an origin. */
function Breakable({ origin }: { readonly origin: string }): VNode {
  const [scheme, ...rest] = origin.split(/(?<=\/\/)/)
  return (
    <code>
      {scheme}
      <wbr />
      {rest.join('')}
    </code>
  )
}

function Drawn({ move }: { readonly move: Move }): VNode {
  switch (move.kind) {
    case 'call':
      return (
        <Arrow way="page-browser" tone="sent" who="The script calls" what={call(move.script)} />
      )
    case 'steps':
      return <Steps title={move.title} steps={move.steps} />
    case 'request':
      return (
        <Arrow
          way="browser-server"
          tone="sent"
          who={move.isPreflight ? 'The browser asks first' : 'The browser sends the request'}
          what={move.line}
        >
          <HeaderList headers={move.own} />
          {move.others.length > 0 && (
            <details>
              <summary>
                {move.others.length === 1
                  ? 'one other header'
                  : `${move.others.length} other headers`}
              </summary>
              <HeaderList headers={move.others} />
            </details>
          )}
        </Arrow>
      )
    case 'response': {
      const isRefused = move.steps.some(({ outcome }) => outcome === 'fail')
      return (
        <Arrow
          way="server-browser"
          tone={isRefused ? 'fail' : 'pass'}
          who="The server responds"
          what={move.status}
        >
          <ResponseHeaders headers={move.headers} steps={move.steps} />
        </Arrow>
      )
    }
    case 'not-sent':
      return <Arrow way="browser-server" tone="none" who="Never sent" what={move.method} />
    case 'error':
      return (
        <Arrow
          way="browser-page"
          tone="fail"
          who="The script gets an error, whatever the reason"
          what={move.error}
        />
      )
    case 'result':
      return <Result {...move} />
  }
}

interface ArrowParts {
  readonly way: 'page-browser' | 'browser-server' | 'server-browser' | 'browser-page'
  readonly tone: 'sent' | 'pass' | 'fail' | 'none'
  readonly who: string
  readonly what: string
  readonly children?: ComponentChildren
}

const Arrow = ({ way, tone, who, what, children }: ArrowParts): VNode => (
  <li class={`move ${way} ${tone}`}>
    <p class="label">
      <span class="who">{who}</span> <code class="what">{what}</code>
    </p>
    <span class="arrow" aria-hidden="true" />
    {children !== undefined && <div class="detail">{children}</div>}
  </li>
)

/** The call as you would write it. */
export function call({ url, method, headers, credentials }: ScriptRequest): string {
  const members = [
    method === 'GET' ? '' : `  method: ${quote(method)},\n`,
    headers.length === 0 ? '' : `  headers: {\n${headers.map(headerMember).join('')}  },\n`,
    credentials ? "  credentials: 'include',\n" : '',
  ].join('')
  return members === '' ? `fetch(${quote(url)})` : `fetch(${quote(url)}, {\n${members}})`
}

const headerMember = ([name, value]: HeaderPair): string => `    ${quote(name)}: ${quote(value)},\n`

const quote = (text: string): string => `'${text.replaceAll(/[\\']/g, String.raw`\$&`)}'`

const HeaderList = ({ headers }: { readonly headers: readonly HeaderPair[] }): VNode => (
  <ul class="headers">
    {headers.map(([name, value]) => (
      <li>
        <span class="name">{name}: </span>
        {value}
      </li>
    ))}
  </ul>
)

/** What the script gets: the body, and the headers that it can read. */
const Result = ({ status, body, headers }: Extract<Move, { kind: 'result' }>): VNode => (
  <Arrow way="browser-page" tone="pass" who="The script gets the response" what={String(status)}>
    {body !== undefined && body !== '' && <code class="body">{body}</code>}
    {headers.length > 0 && (
      <>
        <p class="who">response.headers.get(…)</p>
        <ul class="headers">
          {headers.map(({ name, value }) => (
            <li key={name} class={value === null ? 'unread' : ''}>
              <span class="name">{name}: </span>
              {value ?? 'null'}
              {value === null && /^x-/i.test(name) && <Expose name={name} />}
            </li>
          ))}
        </ul>
      </>
    )}
  </Arrow>
)

const Expose = ({ name }: { readonly name: string }): VNode => (
  <button
    type="button"
    class="expose"
    aria-label={`Expose it: ${name}`}
    onClick={() => {
      edit(exposing(name).act?.change ?? {})
      focusVerdict()
    }}
  >
    Expose it
  </button>
)
