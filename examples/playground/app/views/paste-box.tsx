import type { VNode } from 'preact'
import { notes } from '../state.js'
import { takePasted } from '../take-pasted.js'
import { focusVerdict } from './focus.js'
import { Prose } from './prose.js'

/** The field for anything that you have at hand. */
export const PasteBox = (): VNode => (
  <div id="paste-box">
    <label for="paste">Paste anything</label>
    <textarea
      id="paste"
      rows={1}
      spellcheck={false}
      autocapitalize="off"
      autocomplete="off"
      aria-describedby="paste-notes"
      placeholder="An error from the console, your options, curl -i output, a HAR entry"
      onPaste={(event) => {
        const text = event.clipboardData?.getData('text/plain') ?? ''
        if (text.trim() === '') return
        // Something else stays in the field, so you can correct it.
        if (takePasted(text)) {
          event.preventDefault()
          event.currentTarget.value = ''
          focusVerdict()
        }
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.shiftKey) return
        event.preventDefault()
        if (takePasted(event.currentTarget.value)) {
          event.currentTarget.value = ''
          focusVerdict()
        }
      }}
    />
    <ul id="paste-notes" role="status">
      {notes.value.map((note) => (
        <li>
          <Prose text={note} />
        </li>
      ))}
    </ul>
  </div>
)
