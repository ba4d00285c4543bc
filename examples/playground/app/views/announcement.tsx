import { effect, signal } from '@preact/signals'
import type { VNode } from 'preact'
import { verdict, witness } from '../verdict.js'

const said = signal('')

/** A screen reader says the verdict after you stop typing for this long, in milliseconds. */
const pause = 800

/** Says the verdict to screen readers, and in the title of the page. */
export function announceVerdicts(): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  effect(() => {
    const { title, why } = verdict.value
    const { says } = witness.value
    document.title = `${title} – allow-origin playground`
    clearTimeout(timer)
    timer = setTimeout(() => {
      said.value = [title, says, why].filter((text) => text !== '').join('. ')
    }, pause)
  })
}

export const Announcement = (): VNode => (
  <p class="unseen" id="announcement" role="status">
    {said.value}
  </p>
)
