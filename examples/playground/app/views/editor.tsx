import { useLayoutEffect, useRef } from 'preact/hooks'
import type { VNode } from 'preact'
import { checked } from '../judged.js'
import { pasteIntoPolicy } from '../take-pasted.js'
import { current, marked, type } from '../state.js'
import { changedSpan, Highlighted, type Span } from './highlight.js'

/** A plain text area on top of a copy of the text with syntax colors. */
export function Editor(): VNode {
  const area = useRef<HTMLTextAreaElement>(null)
  const { policy } = current.value
  const change = marked.value
  const changed = change && changedSpan(change.before, change.after)
  const problems = checked.value.starts ? [] : checked.value.problems

  useLayoutEffect(() => {
    if (!changed || !area.current) return
    // Otherwise the cursor would jump to the end.
    if (document.activeElement === area.current) {
      area.current.setSelectionRange(changed.to, changed.to)
    }
    document.querySelector('.editor .changed')?.scrollIntoView({ block: 'nearest' })
  }, [change])

  const marks: readonly Span[] = [
    ...problems.map(({ from, to }) => ({ from, to, className: 'wrong' })),
    ...(changed ? [{ ...wholeLines(policy, changed), className: 'changed' }] : []),
  ]
  return (
    <div class="editor">
      <pre aria-hidden="true">
        <Highlighted code={policy} marks={marks} />
        {'\n'}
      </pre>
      <textarea
        id="policy"
        ref={area}
        rows={1}
        spellcheck={false}
        autocapitalize="off"
        autocomplete="off"
        aria-describedby="policy-state"
        aria-invalid={problems.length > 0}
        value={policy}
        onInput={({ currentTarget }) => {
          type({ policy: currentTarget.value }, 'policy')
        }}
        onPaste={pasteIntoPolicy}
      />
    </div>
  )
}

/** Extends a span to whole lines, without the indentation of the first. */
function wholeLines(
  text: string,
  { from, to }: { from: number; to: number },
): Omit<Span, 'className'> {
  const start = text.lastIndexOf('\n', from - 1) + 1
  const end = text.indexOf('\n', to)
  const indentation = /^\s*/.exec(text.slice(start, to))?.[0].length ?? 0
  return { from: start + indentation, to: end === -1 ? text.length : end }
}
