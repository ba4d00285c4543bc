import type { VNode } from 'preact'
import { comparison, type Comparison } from '../comparison.js'
import { verdictOf } from '../verdict.js'
import { Mark, Prose } from './prose.js'

/** What the npm package `cors` does with the same options and the same request. */
export function ComparisonPanel(): VNode | null {
  const shown = comparison.value
  if (!shown) return null
  return (
    <section id="comparison" class="panel" aria-labelledby="comparison-title">
      <h2 id="comparison-title">
        The same with the npm package <code>cors</code>
      </h2>
      <ul class="facts">
        <Facts shown={shown} />
      </ul>
    </section>
  )
}

function Facts({ shown }: { readonly shown: Comparison }): VNode {
  if (shown.kind === 'not-run') return <Fact bad text={shown.why} />
  if (shown.kind === 'throws') return <Fact bad text={`It throws: ${shown.error}`} />
  const { title, why, line, tone } = verdictOf(shown.explanation)
  const { letsIn } = shown
  return (
    <>
      <Fact text="It starts without a warning." />
      <Fact bad={tone !== 'allowed'} text={`${title}. ${why}`} line={line} />
      {letsIn && <Fact bad text={attack(letsIn)} />}
    </>
  )
}

const attack = ({ origin, credentials }: { origin: string; credentials: boolean }): string =>
  origin === '*'
    ? 'It allows every website to read responses.'
    : `It allows an attacker to read responses${credentials ? ', with your users’ cookies' : ''}: \`${origin}\``

/** Neither good nor bad. A word for screen readers would say otherwise. */
const Dash = (): VNode => (
  <span>
    <span class="mark skip" aria-hidden="true">
      –
    </span>
  </span>
)

const Fact = ({
  text,
  line,
  bad = false,
}: {
  readonly text: string
  readonly line?: string | undefined
  readonly bad?: boolean
}): VNode => (
  <li class={bad ? 'fail' : 'pass'}>
    {bad ? <Mark outcome="fail" /> : <Dash />}
    <p>
      <Prose text={text} />
      {line !== undefined && <code class="line">{line}</code>}
    </p>
  </li>
)
