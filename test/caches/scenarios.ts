import type { Asker } from './origins.js'

/** What the application has at a path. */
export type Resource = 'item' | 'short-lived' | 'compressed' | 'missing' | 'throwing'

/** A request for the scenario's resource. It is sent twice, one right after the other. */
export interface Step {
  readonly from: Asker
  /** @default 'GET' */
  readonly method?: 'HEAD'
  /** As the preflight of a `PUT`. */
  readonly preflight?: true
  /** Once what is short-lived has gone stale. */
  readonly whenStale?: true
  /** With the `ETag` of the resource, as a client that has it sends. */
  readonly conditional?: true
  /** By a client that takes nothing compressed. */
  readonly plain?: true
}

/** Requests for one URL, in order. */
export interface Scenario {
  readonly title: string
  readonly resource: Resource
  readonly steps: readonly Step[]
  /** Whether no page can send such requests through its browser's cache. */
  readonly isForProxies?: true
}

const one: Step = { from: 'one' }
const two: Step = { from: 'two' }
const stranger: Step = { from: 'stranger' }
const nobody: Step = { from: 'nobody' }

const item = (title: string, ...steps: readonly Step[]): Scenario => ({
  title,
  resource: 'item',
  steps,
})

export const scenarios: readonly Scenario[] = [
  item('one origin, then another', one, two, one),
  item('denied, then allowed', stranger, one),
  item('allowed, then denied, then allowed', one, stranger, one),
  item('without `Origin`, then allowed', nobody, one),
  item('allowed, then without `Origin`, then allowed', one, nobody, one),
  {
    title: 'stale, and asked for by the same origin',
    resource: 'short-lived',
    steps: [one, { ...one, whenStale: true }],
  },
  {
    title: 'stale, and asked for by another origin',
    resource: 'short-lived',
    steps: [one, { ...two, whenStale: true }, one],
  },
  {
    title: 'stale, and asked for by a denied origin',
    resource: 'short-lived',
    steps: [one, { ...stranger, whenStale: true }, one],
  },
  {
    title: 'denied and stale, then allowed',
    resource: 'short-lived',
    steps: [stranger, { ...one, whenStale: true }],
  },
  {
    title: 'clients that have the response already',
    resource: 'item',
    steps: [one, { ...two, conditional: true }, { ...stranger, conditional: true }, one],
    isForProxies: true,
  },
  item('`HEAD`, then `GET` of another origin', { ...one, method: 'HEAD' }, two, {
    ...stranger,
    method: 'HEAD',
  }),
  {
    title: 'compressed, with `Vary: Accept-Encoding` of the application',
    resource: 'compressed',
    steps: [stranger, one, { ...one, plain: true }, two],
  },
  { title: 'an error 404, denied, then allowed', resource: 'missing', steps: [stranger, one] },
  { title: 'an error 500, denied, then allowed', resource: 'throwing', steps: [stranger, one] },
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
