import type { VNode } from 'preact'
import { groups, presetOf, type Preset } from '../presets.js'
import { addressOf } from '../address.js'
import { current, edit } from '../state.js'

/** Links to the common mistakes. A click is one step of the history, so nothing is lost. */
export function PresetList(): VNode {
  const chosen = presetOf(current.value)
  return (
    <nav aria-labelledby="presets-title">
      <h2 id="presets-title">Common mistakes</h2>
      {groups.map(({ title, presets }, index) => (
        <div class="group">
          <h3 id={`group-${index}`}>{title}</h3>
          <ul aria-labelledby={`group-${index}`}>
            {presets.map((preset) => (
              <li>
                <Link preset={preset} isChosen={preset === chosen} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}

const Link = ({
  preset,
  isChosen,
}: {
  readonly preset: Preset
  readonly isChosen: boolean
}): VNode => (
  <a
    href={addressOf(preset.case)}
    aria-current={isChosen ? 'true' : undefined}
    onClick={(event) => {
      // With a modifier key, the link opens in a new tab.
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      edit(preset.case)
    }}
  >
    {preset.title}
  </a>
)
