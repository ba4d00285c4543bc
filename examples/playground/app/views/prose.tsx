import type { VNode } from 'preact'

/** A text with code elements for the parts in backticks. */
export const Prose = ({ text }: { readonly text: string }): VNode => (
  <>{text.split(/`(.+?)`/).map((part, index) => (index % 2 === 0 ? part : <code>{part}</code>))}</>
)

const signs = { pass: '✓', fail: '✕', skip: '–' }
const spoken = { pass: 'Passed: ', fail: 'Failed: ', skip: 'Skipped: ' }

/** A mark for a result, with words for screen readers. */
export const Mark = ({ outcome }: { readonly outcome: 'pass' | 'fail' | 'skip' }): VNode => (
  <span>
    <span class={`mark ${outcome}`} aria-hidden="true">
      {signs[outcome]}
    </span>
    <span class="unseen">{spoken[outcome]}</span>
  </span>
)
