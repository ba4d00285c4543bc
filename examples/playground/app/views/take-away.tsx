import { signal } from '@preact/signals'
import type { VNode } from 'preact'
import { addressOf } from '../address.js'
import { exchangeSvg } from '../exchange-svg.js'
import { expressCode } from '../express-code.js'
import { current } from '../state.js'
import { verdict } from '../verdict.js'
import { shownMoves } from './exchange.js'
import { Highlighted } from './highlight.js'

/** What the last button did. */
const done = signal('')

/** The options, the server, a link and a picture of the exchange, to use elsewhere. */
export function TakeAway(): VNode {
  const code = expressCode(current.value)
  const moves = shownMoves()
  return (
    <section id="take-away" class="panel" aria-labelledby="take-away-title">
      <h2 id="take-away-title">Take it with you</h2>
      <p class="buttons">
        <Copy what="Options" text={() => current.value.policy} />
        <Copy what="Express code" text={() => code} />
        <Copy what="Link" text={() => new URL(addressOf(current.value), location.href).href} />
        {moves && (
          <button
            type="button"
            onClick={() => {
              save('exchange.svg', exchangeSvg(verdict.value.title, moves))
              done.value = 'Saved as exchange.svg.'
            }}
          >
            Save as SVG
          </button>
        )}
      </p>
      <p id="done" role="status">
        {done.value}
      </p>
      <details>
        <summary>Express code</summary>
        <pre class="code" tabIndex={0}>
          <Highlighted code={code} />
        </pre>
      </details>
    </section>
  )
}

const Copy = ({ what, text }: { readonly what: string; readonly text: () => string }): VNode => (
  <button
    type="button"
    onClick={() => {
      navigator.clipboard.writeText(text()).then(
        () => {
          done.value = `${what} copied.`
        },
        () => {
          done.value = 'Your browser does not allow this page to copy. Select the text instead.'
        },
      )
    }}
  >
    Copy {what === 'Link' ? 'a link' : what === 'Options' ? 'the options' : 'as Express code'}
  </button>
)

function save(name: string, svg: string): void {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // Safari reads the blob a moment later.
  setTimeout(() => {
    URL.revokeObjectURL(url)
  }, 10_000)
}
