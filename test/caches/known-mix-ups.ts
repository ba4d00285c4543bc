import type { Library } from './policies.js'

/** The policies under which somebody gets another origin's response: by library, cache and scenario. */
export type MixUps = Readonly<
  Record<Library, Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>>
>

const credentials = 'a delegate, credentials for one origin'
const wildcard = "a delegate, `'*'` for one origin"
const unequal = [credentials, wildcard]

/**
 * What a browser's cache does with a delegate that gives one origin more than another, whoever made the middleware:
 * where it has what another origin got, it asks with that response's `ETag`, and the headers that the 304 does not
 * bring stay as they are (RFC 9111 sections 4.3.1 and 3.2). So do Chromium 156 and Firefox 153. WebKitGTK 2.50 asks for
 * the whole response instead, and so do the proxies.
 */
const chromium = {
  'one origin, then another': unequal,
  'allowed, then denied, then allowed': [wildcard],
  'stale, and asked for by another origin': unequal,
  'stale, and asked for by a denied origin': [wildcard],
  'compressed, with `Vary: Accept-Encoding` of the application': unequal,
}
// It answers `HEAD` from what it has of a `GET`.
const firefox = { ...chromium, '`HEAD`, then `GET` of another origin': [wildcard] }

// Where one of these denies, `cors` sends no `Vary`; nor does it with the `'*'` that a delegate chose.
const denyWithoutVary = [
  'a predicate',
  'an asynchronous predicate',
  'a predicate that fails',
  'a delegate',
  ...unequal,
]
// The response is no error.
const denyWithOk = denyWithoutVary.filter((policy) => policy !== 'a predicate that fails')

const proxies = {
  'one origin, then another': [wildcard],
  'denied, then allowed': denyWithoutVary,
  'allowed, then denied, then allowed': denyWithoutVary,
  'without `Origin`, then allowed': denyWithoutVary,
  'allowed, then without `Origin`, then allowed': denyWithoutVary,
  'stale, and asked for by another origin': [wildcard],
  'stale, and asked for by a denied origin': denyWithoutVary,
  'clients that have the response already': denyWithoutVary,
  '`HEAD`, then `GET` of another origin': [wildcard],
  'compressed, with `Vary: Accept-Encoding` of the application': denyWithoutVary,
  'an error 404, denied, then allowed': denyWithoutVary,
  'an error 500, denied, then allowed': denyWithoutVary,
}

export const knownMixUps: MixUps = {
  'allow-origin': { Chromium: chromium, Firefox: firefox },
  cors: {
    Varnish: proxies,
    // Of a 304 it takes no header.
    nginx: { ...proxies, 'denied and stale, then allowed': denyWithOk },
    // What a page may not read it does not keep.
    Chromium: { ...chromium, 'without `Origin`, then allowed': denyWithoutVary },
    // It keeps that, but no errors.
    Firefox: {
      ...firefox,
      'denied, then allowed': denyWithOk,
      'without `Origin`, then allowed': denyWithoutVary,
      'compressed, with `Vary: Accept-Encoding` of the application': denyWithOk,
    },
    WebKitGTK: {
      'one origin, then another': [wildcard],
      'allowed, then denied, then allowed': [wildcard],
      'without `Origin`, then allowed': denyWithoutVary,
      'allowed, then without `Origin`, then allowed': denyWithoutVary.filter(
        (policy) => policy !== wildcard,
      ),
      'stale, and asked for by another origin': [wildcard],
      'stale, and asked for by a denied origin': [wildcard],
      'compressed, with `Vary: Accept-Encoding` of the application': [wildcard],
    },
  },
}
