import type { VNode } from 'preact'
import { checked, isAboutPolicy, mode } from '../judged.js'
import { edit } from '../state.js'
import { Mark } from './prose.js'

const subjects = {
  server: 'your server',
  response: 'the response that you pasted',
  line: 'the line that you pasted',
  real: 'these options',
  explain: 'these options',
}

/** Whether the options are valid, and whether the verdict is about them. */
export function PolicyState(): VNode {
  if (!isAboutPolicy.value) {
    return (
      <p id="policy-state">
        The verdict is about {subjects[mode.value]}.
        <button
          type="button"
          onClick={() => {
            edit({ pasted: '', live: false })
          }}
        >
          Use these options
        </button>
      </p>
    )
  }
  const { starts } = checked.value
  return (
    <p id="policy-state" data-outcome={starts ? 'pass' : 'fail'}>
      <Mark outcome={starts ? 'pass' : 'fail'} />
      {starts ? 'These options are valid.' : 'These options are not valid.'}
    </p>
  )
}
