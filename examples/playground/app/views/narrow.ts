import { signal } from '@preact/signals'

const query = matchMedia('(width < 48rem)')

/** Whether the page has one column. The verdict then comes before the fields, for the eye and for the tab key. */
export const isNarrow = signal(query.matches)

query.addEventListener('change', ({ matches }) => {
  isNarrow.value = matches
})
