import { computed } from '@preact/signals'
import type { ExplainedStep, Explanation } from 'allow-origin'
import { checkOrigin } from '../../../src/explain/origin-step.js'
import { getHeader } from '../../../src/protocol/header-list.js'
import { findDifferences } from './agreement.js'
import {
  brokenLine,
  checked,
  consoleLine,
  explanation,
  isAboutPolicy,
  mode,
  script,
} from './judged.js'
import type { PastedConsole } from './paste/pasted.js'
import { liveAnswer } from './real/live-answer.js'
import { realRun, type RealRun } from './real/real-run.js'
import { hidden } from './remedy.js'
import { current } from './state.js'

export interface Verdict {
  readonly tone: 'allowed' | 'half' | 'blocked' | 'refused' | 'unknown'
  readonly title: string
  readonly why: string
  /** The response header that decided. */
  readonly line: string | undefined
  /** The section of the Fetch standard that a failed step follows, such as `#cors-check`. */
  readonly section: string | undefined
}

/** What your browser did, or that nothing was sent. */
export interface Witness {
  readonly state: 'agrees' | 'differs' | 'waiting' | 'silent' | 'none'
  readonly says: string
}

/** The run of exactly this case. */
export const run = computed<RealRun | undefined>(() =>
  mode.value === 'real' && realRun.value?.of === current.value ? realRun.value : undefined,
)

export const verdict = computed<Verdict>(() => {
  if (isAboutPolicy.value && !checked.value.starts) {
    return refused(checked.value.problems.length + checked.value.more)
  }
  if (mode.value === 'server' || mode.value === 'response') {
    const { origin } = script.value
    if (origin !== '' && checkOrigin(origin)) return wrongOrigin(origin)
  }
  const shown = explanation.value
  if (shown === undefined) return unexplained()
  const silence = whyUnanswered(shown)
  if (silence !== undefined) return { tone: 'unknown', title: 'No response', ...saying(silence) }
  return verdictOf(shown, hidden.value)
})

function unexplained(): Verdict {
  if (brokenLine.value !== undefined) {
    const why = `“${brokenLine.value}” has no colon. Write \`Name: value\`.`
    return { tone: 'unknown', title: 'A header line is incomplete', ...saying(why) }
  }
  if (consoleLine.value) return ofLine(consoleLine.value)
  if (mode.value === 'server' && script.value.origin === '')
    return {
      tone: 'unknown',
      title: 'Which page makes the request?',
      ...saying('Enter the origin of your page.'),
    }
  if (mode.value === 'response') {
    const why =
      'A response alone does not say which page sent the request. Enter the URL, and the origin of the page.'
    return { tone: 'unknown', title: 'Which page makes the request?', ...saying(why) }
  }
  const answer = liveAnswer.value
  return answer?.kind === 'failed' && answer.of === current.value
    ? { tone: 'unknown', title: 'No response', ...saying(answer.why) }
    : { tone: 'unknown', title: 'Asking your server…', ...saying('') }
}

const wrongOrigin = (origin: string): Verdict => ({
  tone: 'unknown',
  title: 'The origin is not valid',
  ...saying(`\`${origin}\` is not an origin. An origin looks like \`https://app.example.com\`.`),
})

/** No policy and no server on this page leads to the failure, so a verdict on them would be about something else. */
const ofLine = ({ check, sentence }: PastedConsole): Verdict => ({
  tone: 'unknown',
  title: titles[check] ?? 'Not caused by your options',
  ...saying(sentence),
})

const titles: Readonly<Partial<Record<PastedConsole['check'], string>>> = {
  'no-response': 'No response',
  'local-network': 'Not about CORS',
}

/** The verdict of an explanation alone. */
export function verdictOf(shown: Explanation, unread?: string): Verdict {
  const failed = shown.steps.find(({ outcome }) => outcome === 'fail')
  if (failed?.reason === 'origin-not-serialized') {
    const isEmpty = shown.request.origin === ''
    const title = isEmpty ? 'Which page makes the request?' : 'The origin is not valid'
    return { tone: 'unknown', title, ...saying(failed.sentence) }
  }
  if (!shown.allowed && failed) return blocked(failed)
  if (shown.verdict === 'unknown') {
    return mode.value === 'response'
      ? { tone: 'unknown', title: 'A response is missing', ...saying(missingIn(shown)) }
      : { tone: 'unknown', title: 'Not sent', ...saying(notSent) }
  }
  if (unread !== undefined) {
    return {
      tone: 'half',
      title: `Allowed, but ${unread} reads as null`,
      ...saying('The response does not let scripts read this header.'),
    }
  }
  const status = shown.exchanges.at(-1)?.response?.status ?? 200
  const asked = shown.preflight ? ' The preflight passed too.' : ''
  const got =
    status < 400
      ? 'The script gets the response.'
      : `The script gets the response and its status ${status}.`
  return { tone: 'allowed', title: 'Allowed', ...saying(got + asked) }
}

const notSent = 'The request itself was not sent, so only its preflight is known.'

/** Says which response was not pasted. */
function missingIn({ exchanges, request }: Explanation): string {
  const missing = exchanges.find(({ response }) => response === undefined)?.request
  if (missing && getHeader('Access-Control-Request-Method', missing.headers) !== null)
    return 'The response to the preflight is missing. Paste it too.'
  return missing && missing.url !== request.url
    ? 'The response after the redirect is missing. Paste it too.'
    : 'The preflight passes, but the response to the request itself is missing. Paste it too.'
}

const saying = (why: string): Pick<Verdict, 'why' | 'line' | 'section'> => ({
  why,
  line: undefined,
  section: undefined,
})

const refused = (count: number): Verdict => ({
  tone: 'refused',
  title: 'The server does not start',
  ...saying(`The options have ${count === 1 ? 'a problem' : `${count} problems`}.`),
})

/** Browsers block these without a word about CORS. */
const otherBlocks: Readonly<Partial<Record<ExplainedStep['reason'], string>>> = {
  'mixed-content': 'Blocked as mixed content',
  'bad-port': 'Blocked because of its port',
}

function blocked({ section, reason, sentence, line }: ExplainedStep): Verdict {
  const throws = section === '#dom-request'
  return {
    tone: 'blocked',
    title: throws ? 'The call throws' : (otherBlocks[reason] ?? 'Blocked by CORS policy'),
    why: sentence,
    line: line ?? undefined,
    section,
  }
}

/** Explains a real request that failed for a reason other than CORS. */
function whyUnanswered({ allowed, exchanges }: Explanation): string | undefined {
  if (run.value?.kind !== 'done' || run.value.outcome.kind === 'response') return undefined
  const { arrived, url } = run.value
  if (arrived.length === 0 && exchanges.length > 0) {
    return (
      `Nothing arrived at ${new URL(url).origin}. This browser may not resolve that name to this machine, ` +
      'or an extension stopped the request.'
    )
  }
  return allowed
    ? 'By the standard, the script should get the response, but it got an error. The browser or an extension may have stopped the request.'
    : undefined
}

/** Where a verdict comes from, if your browser has not made the request. */
const sources = {
  explain: 'In every browser. Nothing was sent.',
  server: 'From what your server just sent.',
  response: 'From the response that you pasted.',
  line: 'From the line that you pasted.',
}

export const witness = computed<Witness>(() => {
  const shown = explanation.value
  if (shown === undefined || verdict.value.tone === 'unknown') return { state: 'none', says: '' }
  if (mode.value !== 'real') return { state: 'silent', says: sources[mode.value] }
  if (run.value === undefined) return { state: 'waiting', says: 'Your browser makes the request…' }
  if (run.value.kind === 'failed') return { state: 'silent', says: run.value.why }
  const differences = findDifferences(shown, run.value.arrived, run.value.outcome)
  return differences.length === 0
    ? { state: 'agrees', says: 'Your browser did the same' }
    : { state: 'differs', says: `Your browser did something different. ${differences.join(' ')}` }
})
