import { element, find, prose } from './dom.js'
import { mistakes, own } from './presets.js'
import { addressOfPreset } from './state.js'

/** @typedef {import('./presets.js').Preset} Preset */

const list = find('#presets', HTMLElement)
const title = find('#lesson-title', HTMLElement)
const lesson = find('#lesson', HTMLElement)

/** Every preset with its link. */
const links = [...mistakes, own].map((preset) => {
  const link = element('a', '', preset.title)
  link.href = addressOfPreset(preset.id)
  list.append(element('li', '', link))
  return { preset, link }
})

/** Shows which preset is chosen and explains it. `undefined` means that the policy comes from a shared link. @param {Preset | undefined} chosen */
export function showPreset(chosen) {
  for (const { preset, link } of links) {
    link.ariaCurrent = preset === chosen ? 'true' : null
    if (preset === chosen) link.scrollIntoView({ block: 'nearest', inline: 'center' })
  }
  title.textContent = chosen?.title ?? 'A shared policy'
  lesson.replaceChildren(...prose(chosen?.about ?? own.about))
}
