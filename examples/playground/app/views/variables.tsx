import type { VNode } from 'preact'
import { readPasted } from '../paste/read-pasted.js'
import { variablesIn } from '../policy/read-variable.js'
import { current, type, type Case } from '../state.js'

/** A field for each environment variable that the options read. */
export function Variables(): VNode {
  const { variables } = current.value
  return (
    <>
      {namesIn(current.value).map((name) => (
        <div class="field variable" key={name}>
          <label for={`env-${name}`}>
            Value of <code>process.env.{name}</code>
          </label>
          <input
            id={`env-${name}`}
            type="text"
            spellcheck={false}
            autocapitalize="off"
            autocomplete="off"
            placeholder="not set"
            value={variables[name] ?? ''}
            onInput={({ currentTarget }) => {
              const values = { ...variables, [name]: currentTarget.value }
              type({ variables: values, ...filledIn(current.value, values) }, `env-${name}`)
            }}
          />
        </div>
      ))}
    </>
  )
}

function namesIn({ policy, pasted, variables }: Case): readonly string[] {
  const read = readOptions(pasted, variables)
  // Once you have changed the options by hand, they no longer depend on what was pasted.
  const names = read?.text === policy ? read.variables.map(({ name }) => name) : []
  return [...new Set([...names, ...variablesIn(policy)])]
}

const filledIn = (
  { policy, pasted, variables }: Case,
  values: Case['variables'],
): Partial<Case> => {
  const next = readOptions(pasted, values)
  return next && readOptions(pasted, variables)?.text === policy ? { policy: next.text } : {}
}

function readOptions(pasted: string, variables: Case['variables']) {
  if (pasted === '') return undefined
  const read = readPasted(pasted, variables)
  return read.kind === 'options' || read.kind === 'delegate' ? read : undefined
}
