import { cors, type CorsDelegate, type CorsOptions } from 'allow-origin'
import peer from 'cors'
import type { RequestHandler } from 'express'
import type { Origins, Page } from './origins.js'

export const libraries = ['allow-origin', 'cors'] as const
export type Library = (typeof libraries)[number]

/** The pages that may read, by the credentials mode of their requests. A missing mode is not tested. */
export interface Readers {
  readonly omit?: readonly Page[]
  readonly include?: readonly Page[]
}

/** A policy made by both libraries from equivalent options. */
export interface CachedPolicy extends Readonly<Record<Library, RequestHandler>> {
  readonly title: string
  readonly readers: Readers
}

/** Policies whose delegate gives one origin more than another. */
export const unequalPolicies: readonly string[] = [
  'a delegate, credentials for one origin',
  "a delegate, `'*'` for one origin",
]

const exposedHeaders = ['X-Item', 'Access-Control-Allow-Origin', 'Access-Control-Allow-Credentials']
const tenants = ['one', 'two'] as const
const everyone = ['one', 'two', 'stranger'] as const

export function policiesOf(origins: Origins): readonly CachedPolicy[] {
  const { one, two } = origins
  const list: readonly unknown[] = [one, two]
  const pattern = one.replace('//one.', '//*.')
  const expression = new RegExp(`^${one.replaceAll('.', '\\.').replace('//one', '//(?:one|two)')}$`)
  const predicate = predicateOf(list)
  const both = { omit: tenants, include: tenants }

  return [
    made('one origin', { include: ['one'] }, one),
    made('an allowlist', both, [one, two]),
    // `cors` does not support patterns.
    made('a pattern', { include: tenants }, pattern, expression),
    made('a regular expression', { include: tenants }, expression),
    made('a predicate', { include: tenants }, predicate),
    // `cors` does not support promises.
    made(
      'an asynchronous predicate',
      { include: tenants },
      (origin: string) => Promise.resolve(list.includes(origin)),
      (origin: string | undefined, callback: Answer) => setImmediate(predicate, origin, callback),
    ),
    made(
      'a predicate that calls back with an error',
      { include: tenants },
      failingPredicateOf(list),
    ),
    delegated('a delegate', { include: tenants }, (origin) => ({
      origin: list.includes(origin) ? origin : false,
      credentials: true,
      exposedHeaders,
    })),
    delegated(
      'a delegate, credentials for one origin',
      { omit: tenants, include: ['one'] },
      (origin) =>
        origin === one
          ? { origin, credentials: true, exposedHeaders }
          : { origin: origin === two ? origin : false },
    ),
    delegated("a delegate, `'*'` for one origin", { omit: ['one'] }, (origin) => ({
      origin: origin === one ? '*' : false,
      exposedHeaders,
    })),
    made("`'*'`", { omit: everyone, include: [] }, '*'),
    made('`false`', { omit: [] }, false),
  ]
}

type Answer = (error: unknown, answer?: boolean) => void
type Predicate = (origin: string | undefined, callback: Answer) => void

const predicateOf =
  (list: readonly unknown[]): Predicate =>
  (origin, callback) => {
    callback(null, list.includes(origin))
  }

/** Like a predicate with a database lookup. `cors` also calls it for requests without `Origin`. */
const failingPredicateOf =
  (list: readonly unknown[]): Predicate =>
  (origin, callback) => {
    const isAllowed = list.includes(origin)
    if (isAllowed || origin === undefined) callback(null, isAllowed)
    else callback(new Error('there is no such tenant'))
  }

function made(
  title: string,
  readers: Readers,
  origin: unknown,
  peerOrigin: unknown = origin,
): CachedPolicy {
  const credentials = readers.include !== undefined && readers.include.length > 0
  const options = { credentials, exposedHeaders }
  return {
    title,
    readers,
    'allow-origin': cors({ ...options, origin } as CorsOptions),
    cors: peer({ ...options, origin: peerOrigin } as never),
  }
}

function delegated(
  title: string,
  readers: Readers,
  choose: (origin: string) => CorsOptions,
): CachedPolicy {
  const delegate = (
    { headers }: { readonly headers: { readonly origin?: string | undefined } },
    callback: (error: null, options: CorsOptions) => void,
  ): void => {
    callback(null, choose(headers.origin ?? ''))
  }
  return {
    title,
    readers,
    'allow-origin': cors(delegate as CorsDelegate),
    cors: peer(delegate as never),
  }
}
