import './styles/colors.css'
import './styles/base.css'
import './styles/layout.css'
import './styles/form.css'
import './styles/editor.css'
import './styles/verdict.css'
import './styles/exchange.css'
import './styles/arrow.css'
import './styles/steps.css'
import './styles/extras.css'
import './styles/print.css'
import { effect } from '@preact/signals'
import { render } from 'preact'
import { addressOf, readAddress } from './address.js'
import { firstPreset } from './presets.js'
import { askWhileTyping } from './real/ask-live.js'
import { sendWhileTyping } from './real/real-run.js'
import { current, edit, redo, start, undo, wasTyped } from './state.js'
import { announceVerdicts } from './views/announcement.js'
import { App } from './views/app.js'

/** Browsers limit how often a page may change its address. Safari allows 100 times in 30 seconds. */
const pause = 400
const pauseAtLimit = 10_000

/** Keeps the case in the address, and reads it from there if you open a link in this tab. */
function keepAddress(): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const write = (): void => {
    clearTimeout(timer)
    timer = undefined
    try {
      history.replaceState(null, '', addressOf(current.peek()))
    } catch {
      // The limit is reached.
      timer = setTimeout(write, pauseAtLimit)
    }
  }
  effect(() => {
    if (addressOf(current.value) === location.hash) return
    // After a click, the page may be reloaded at once.
    if (wasTyped()) timer ??= setTimeout(write, pause)
    else write()
  })
  addEventListener('pagehide', () => {
    if (timer !== undefined) write()
  })
  addEventListener('hashchange', () => {
    const opened = readAddress(location.hash)
    if (opened) edit(opened)
    else write()
  })
}

/** One history for everything, so the one that a browser keeps for a field is not used. */
function keepHistory(): void {
  addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return
    const key = event.key.toLowerCase()
    if (key !== 'z' && key !== 'y') return
    // What you typed into the field for pasting is not part of the case.
    if ((event.target as Element | null)?.id === 'paste') return
    event.preventDefault()
    if (key === 'y' || event.shiftKey) redo()
    else undo()
  })
  addEventListener('beforeinput', (event) => {
    if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return
    if ((event.target as Element | null)?.id === 'paste') return
    event.preventDefault()
    if (event.inputType === 'historyUndo') undo()
    else redo()
  })
}

start(readAddress(location.hash) ?? firstPreset.case)
keepAddress()
keepHistory()
announceVerdicts()
render(<App />, document.body)
if (!IS_STATIC) {
  sendWhileTyping()
  askWhileTyping()
}
