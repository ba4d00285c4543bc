import type { VNode } from 'preact'
import { presetOf } from '../presets.js'
import { canRedo, canUndo, current, redo, undo } from '../state.js'
import { verdict } from '../verdict.js'
import { ComparisonPanel } from './comparison-panel.js'
import { Editor } from './editor.js'
import { Exchange } from './exchange.js'
import { Announcement } from './announcement.js'
import { isNarrow } from './narrow.js'
import { PasteBox } from './paste-box.js'
import { PresetList } from './preset-list.js'
import { PolicyState } from './policy-state.js'
import { Prose } from './prose.js'
import { RequestForm } from './request-form.js'
import { TakeAway } from './take-away.js'
import { Variables } from './variables.js'
import { VerdictCard } from './verdict-card.js'

/** The whole page. */
export const App = (): VNode => (
  <>
    <a class="to-main" href="#main" onClick={skip}>
      Skip to the options and the request
    </a>
    <header>
      <h1>
        <img src="icon.svg" alt="" width="28" height="28" />
        allow-origin <span>playground</span>
      </h1>
      <PasteBox />
    </header>
    <PresetList />
    <main id="main" tabIndex={-1}>
      <Lesson />
      {isNarrow.value && <VerdictCard />}
      <div class="inputs">
        <section class="panel" aria-labelledby="policy-title">
          <div class="panel-head">
            <h3 id="policy-title">
              <label for="policy">Options</label>
            </h3>
            <p>
              of <code>cors()</code> on your server
            </p>
            <p class="buttons">
              <button type="button" id="undo" disabled={!canUndo.value} onClick={undo}>
                Undo
              </button>
              <button type="button" id="redo" disabled={!canRedo.value} onClick={redo}>
                Redo
              </button>
            </p>
          </div>
          <Editor />
          <Variables />
          <PolicyState />
        </section>
        <RequestForm />
      </div>
      <div class="result">
        {!isNarrow.value && <VerdictCard />}
        {isRefused() ? <ComparisonPanel /> : <Exchange />}
      </div>
      <div class="extras">
        {!isRefused() && <ComparisonPanel />}
        <TakeAway />
      </div>
    </main>
    <Announcement />
  </>
)

/** Without an exchange to show, the comparison takes its place. */
const isRefused = (): boolean => verdict.value.tone === 'refused'

/** Moves the focus without changing the address, which has the options and the request. */
function skip(event: MouseEvent): void {
  event.preventDefault()
  document.querySelector<HTMLElement>('#main')?.focus()
}

function Lesson(): VNode {
  const preset = presetOf(current.value)
  return (
    <div class="lesson">
      <h2 id="lesson-title">{preset?.title ?? 'Your own case'}</h2>
      <p id="lesson">
        <Prose
          text={
            preset?.about ??
            'The verdict follows what you type. Every change is in the address, so you can share or reload it.'
          }
        />
      </p>
    </div>
  )
}
