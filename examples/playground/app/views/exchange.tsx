import type { VNode } from 'preact'
import { explanation, isAboutPolicy, mode, script } from '../judged.js'
import type { Header } from '../../../../src/protocol/header-list.js'
import { labelOf, movesOf, type Move } from '../moves.js'
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
  if (move.kind === 'steps') return <Steps title={move.title} steps={move.steps} />
  const { way, tone, who, what } = labelOf(move)
  const detail = detailOf(move)
  return (
    <li class={`move ${way} ${tone}`}>
      <p class="label">
        <span class="who">{who}</span> <code class="what">{what}</code>
      </p>
      <span class="arrow" aria-hidden="true" />
      {detail && <div class="detail">{detail}</div>}
    </li>
  )
}

function detailOf(move: Move): VNode | undefined {
  switch (move.kind) {
    case 'request':
      return (
        <>
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
        </>
      )
    case 'response':
      return <ResponseHeaders headers={move.headers} steps={move.steps} />
    case 'result':
      return <Result {...move} />
    default:
      return undefined
  }
}

const HeaderList = ({ headers }: { readonly headers: readonly Header[] }): VNode => (
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
const Result = ({ body, headers }: Extract<Move, { kind: 'result' }>): VNode => (
  <>
    {body !== undefined && body !== '' && <code class="body">{body}</code>}
    {headers.length > 0 && (
      <>
        <p class="who">response.headers.get(…)</p>
        <ul class="headers">
          {headers.map(({ name, value }) => (
            <li key={name} class={value === null ? 'unread' : ''}>
              <span class="name">{name}: </span>
              {value ?? 'null'}
              {value === null && isAboutPolicy.value && /^x-/i.test(name) && <Expose name={name} />}
            </li>
          ))}
        </ul>
      </>
    )}
  </>
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
