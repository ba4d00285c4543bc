import { computed } from '@preact/signals'
import type { Explanation, Suggestion } from 'allow-origin'
import { isForbiddenResponseHeaderName } from '../../../src/protocol/response-headers.js'
import { isExposed } from './agreement.js'
import { checked, explanation, isAboutPolicy, script } from './judged.js'
import { app, isOwn, origins, shop } from './place.js'
import { changePolicy } from './policy/change-policy.js'
import { firstOrigin, writtenOptions } from './policy/written-options.js'
import { findSetup } from './setups.js'
import { current, type Case } from './state.js'

/** What to change. */
export interface Remedy {
  readonly says: string
  /** The change to the policy, as JavaScript. */
  readonly changes: readonly { readonly source: string; readonly why: string }[]
  /** What a button does about it. `undefined` if there is nothing to click. */
  readonly act: { readonly label: string; readonly change: Partial<Case> } | undefined
}

/** The response header that the script wants to read and cannot. */
export const hidden = computed<string | undefined>(() => {
  const name = current.value.reads.trim()
  const shown = explanation.value
  if (name === '' || !shown?.allowed || !isAboutPolicy.value) return undefined
  const { exposedHeaders, exchanges } = shown
  const isSent = exchanges
    .at(-1)
    ?.response?.headers.some(([one]) => one.toLowerCase() === name.toLowerCase())
  return isExposed(name, exposedHeaders) || (isSent === false && current.value.setup !== 'first')
    ? undefined
    : name
})

export const remedy = computed<Remedy | undefined>(() => {
  const shown = explanation.value
  if (shown === undefined) return undefined
  if (!isAboutPolicy.value) return shown.allowed ? undefined : changedResponse(shown)
  if (!checked.value.starts) return undefined
  if (hidden.value !== undefined) return exposing(hidden.value)
  if (shown.allowed) return undefined
  return (
    foreignPolicy(shown) ??
    changedPolicy(shown) ??
    changedRequest(shown) ??
    changedServer() ??
    (shown.obstacle ? { says: shown.obstacle.message, changes: [], act: undefined } : undefined)
  )
})

/** A change to the policy that exposes a response header. */
export function exposing(name: string): Remedy {
  if (isForbiddenResponseHeaderName(name))
    return { says: 'No script can read this header.', changes: [], act: undefined }
  const change = { option: 'exposedHeaders', change: 'add', value: [name] } as const
  return {
    says: 'Change the policy',
    changes: [
      {
        source: `exposedHeaders: ['${name}']`,
        why: 'Scripts can read only a few response headers unless you expose more.',
      },
    ],
    act: { label: 'Fix it', change: { policy: changed([change]) } },
  }
}

const changed = (changes: readonly Pick<Suggestion, 'option' | 'change' | 'value'>[]): string =>
  changePolicy(current.value.policy, changes, current.value.variables)

/** A policy for other websites does not have to allow the playground's own pages. */
function foreignPolicy({ suggestions }: Explanation): Remedy | undefined {
  const { origin } = script.value
  if (!isOwn(origin) || !suggestions.some(({ option }) => option === 'origin')) return undefined
  const written = writtenOptions(current.value.policy, current.value.variables)
  const entries = written.entries.filter((one) => typeof one !== 'string' || one.includes('://'))
  if (entries.length === 0 || entries.some(isAboutOwn)) return undefined
  const other = firstOrigin(written) ?? entries.map(pageOf).find((one) => one !== undefined)
  return {
    says: `Your options list other websites. ${origin} is only the playground’s own origin, so do not add it.`,
    changes: [],
    act: other === undefined ? undefined : askAs(other),
  }
}

/** What a response needs that no policy here decides about. */
function changedResponse({ needed, obstacle }: Explanation): Remedy | undefined {
  if (needed.length === 0) {
    return obstacle ? { says: obstacle.message, changes: [], act: undefined } : undefined
  }
  return {
    says: 'The last response must have:',
    changes: needed.map((header) => ({ source: header.join(': '), why: '' })),
    act: undefined,
  }
}

const askAs = (origin: string): Remedy['act'] => ({
  label: `Ask as ${origin}`,
  change: { origin },
})

/** Whether an entry is about a page of the playground, perhaps with another scheme or port. */
function isAboutOwn(entry: string | RegExp): boolean {
  if (typeof entry !== 'string') return origins.some((one) => isOwn(one) && matches(entry, one))
  const page = pageOf(entry) ?? entry
  return (
    isOwn(page) || ownHosts.some((host) => URL.canParse(page) && new URL(page).hostname === host)
  )
}

const ownHosts = [app, shop].map((origin) => new URL(origin).hostname)

// A regular expression with the flag `g` would remember where it stopped.
const matches = (entry: RegExp, origin: string): boolean =>
  new RegExp(entry.source, entry.flags.replace(/[gy]/g, '')).test(origin)

/** A page that an origin or a pattern is about. */
function pageOf(entry: string | RegExp): string | undefined {
  const page = typeof entry === 'string' ? entry.replaceAll('*', 'app') : ''
  return URL.canParse(page) ? new URL(page).origin : undefined
}

function changedPolicy({ suggestions, steps }: Explanation): Remedy | undefined {
  if (suggestions.length === 0) return undefined
  return {
    says: 'Change the policy',
    changes: suggestions.map(({ source, why }) => ({
      source,
      // The verdict may already say the same.
      why: steps.some(({ sentence }) => sentence === why) ? '' : why,
    })),
    act: { label: 'Fix it', change: { policy: changed(suggestions) } },
  }
}

/** What to change in the page, if changing the policy does not help. */
function changedRequest({ obstacle, request: { method } }: Explanation): Remedy | undefined {
  if (obstacle?.code === 'null-origin') {
    return {
      says: 'Give the page an origin. Serve it over HTTP instead of opening it as a file, or remove the sandbox.',
      changes: [],
      act: { label: `Send it from ${app}`, change: { origin: app } },
    }
  }
  if (obstacle?.code === 'method-case') {
    const corrected = method.toUpperCase()
    return {
      says: `Change the script: \`method: '${corrected}'\`.`,
      changes: [],
      act: { label: `Write ${corrected}`, change: { method: corrected } },
    }
  }
  return undefined
}

/** What to change on the server, if its policy allows the request. */
function changedServer(): Remedy | undefined {
  const { advice } = findSetup(current.value.setup)
  return advice && explanation.value?.obstacle === null
    ? {
        says: advice.says,
        changes: [],
        act: { label: advice.label, change: { setup: advice.setup } },
      }
    : undefined
}
