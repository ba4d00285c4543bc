import type { Asker } from './origins.js'

/** The resource at a path of the application. */
export type Resource = 'item' | 'short-lived' | 'compressed' | 'missing' | 'throwing'

/** A request for the scenario's resource. It is sent twice, one right after the other. */
export interface Step {
  readonly from: Asker
  /** @default 'GET' */
  readonly method?: 'HEAD'
  /** Sends the preflight of a `PUT`. */
  readonly preflight?: true
  /** Sent once short-lived responses are stale. */
  readonly whenStale?: true
  /** Sends the `ETag` of the resource, like a client that already has it. */
  readonly conditional?: true
  /** Sent by a client that does not accept compressed responses. */
  readonly plain?: true
}

/** Requests for one URL, in order. */
export interface Scenario {
  readonly title: string
  readonly resource: Resource
  readonly steps: readonly Step[]
  /** True if pages cannot send such requests through their browser's cache. */
  readonly isForProxies?: true
}

const one: Step = { from: 'one' }
const two: Step = { from: 'two' }
const stranger: Step = { from: 'stranger' }
const withoutOrigin: Step = { from: 'no-origin' }

const item = (title: string, ...steps: readonly Step[]): Scenario => ({
  title,
  resource: 'item',
  steps,
})

export const scenarios: readonly Scenario[] = [
  item('one origin, then another', one, two, one),
  item('denied, then allowed', stranger, one),
  item('allowed, then denied, then allowed', one, stranger, one),
  item('without `Origin`, then allowed', withoutOrigin, one),
  item('allowed, then without `Origin`, then allowed', one, withoutOrigin, one),
  {
    title: 'stale, then the same origin',
    resource: 'short-lived',
    steps: [one, { ...one, whenStale: true }],
  },
  {
    title: 'stale, then another origin',
    resource: 'short-lived',
    steps: [one, { ...two, whenStale: true }, one],
  },
  {
    title: 'stale, then a denied origin',
    resource: 'short-lived',
    steps: [one, { ...stranger, whenStale: true }, one],
  },
  {
    title: 'denied, stale, then allowed',
    resource: 'short-lived',
    steps: [stranger, { ...one, whenStale: true }],
  },
  {
    title: 'clients that already have the response',
    resource: 'item',
    steps: [one, { ...two, conditional: true }, { ...stranger, conditional: true }, one],
    isForProxies: true,
  },
  item('`HEAD`, then `GET` from another origin', { ...one, method: 'HEAD' }, two, {
    ...stranger,
    method: 'HEAD',
  }),
  {
    title: 'compressed, with `Vary: Accept-Encoding` from the application',
    resource: 'compressed',
    steps: [stranger, one, { ...one, plain: true }, two],
  },
  { title: 'a 404 error, denied, then allowed', resource: 'missing', steps: [stranger, one] },
  { title: 'a 500 error, denied, then allowed', resource: 'throwing', steps: [stranger, one] },
  {
    title: 'preflights',
    resource: 'item',
    steps: [
      { ...stranger, preflight: true },
      { ...one, preflight: true },
      { ...two, preflight: true },
    ],
    isForProxies: true,
  },
]

export const browserScenarios = scenarios.filter(({ isForProxies }) => !isForProxies)
