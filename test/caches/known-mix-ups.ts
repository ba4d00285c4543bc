import type { Library } from './policies.js'

/** The policies under which a page gets another origin's response, by library, cache and scenario. */
export type MixUps = Readonly<
  Record<Library, Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>>
>

const credentials = 'a delegate, credentials for one origin'
const wildcard = "a delegate, `'*'` for one origin"
const unequal = [credentials, wildcard]

/**
 * A browser's cache mixes up responses, with both libraries, if a delegate gives origins different headers. If the
 * cache has a response for another origin, it sends that response's `ETag`. Stored headers that the 304 does not replace
 * stay as they are (RFC 9111 sections 4.3.1 and 3.2). Chromium 156 and Firefox 153 do this. WebKitGTK 2.50 and the
 * proxies request the whole response instead.
 */
const chromium = {
  'one origin, then another': unequal,
  'allowed, then denied, then allowed': [wildcard],
  'stale, then another origin': unequal,
  'stale, then a denied origin': [wildcard],
  'compressed, with `Vary: Accept-Encoding` from the application': unequal,
}
// Firefox serves `HEAD` from a cached `GET` response.
const firefox = { ...chromium, '`HEAD`, then `GET` from another origin': [wildcard] }

// `cors` sends no `Vary` if one of these denies, or if a delegate chooses `'*'`.
const denyWithoutVary = [
  'a predicate',
  'an asynchronous predicate',
  'a predicate that calls back with an error',
  'a delegate',
  ...unequal,
]
// The same without the policy whose denied responses are errors.
const denyWithOk = denyWithoutVary.filter(
  (policy) => policy !== 'a predicate that calls back with an error',
)

const proxies = {
  'one origin, then another': [wildcard],
  'denied, then allowed': denyWithoutVary,
  'allowed, then denied, then allowed': denyWithoutVary,
  'without `Origin`, then allowed': denyWithoutVary,
  'allowed, then without `Origin`, then allowed': denyWithoutVary,
  'stale, then another origin': [wildcard],
  'stale, then a denied origin': denyWithoutVary,
  'clients that already have the response': denyWithoutVary,
  '`HEAD`, then `GET` from another origin': [wildcard],
  'compressed, with `Vary: Accept-Encoding` from the application': denyWithoutVary,
  'a 404 error, denied, then allowed': denyWithoutVary,
  'a 500 error, denied, then allowed': denyWithoutVary,
}

export const knownMixUps: MixUps = {
  'allow-origin': { Chromium: chromium, Firefox: firefox },
  cors: {
    Varnish: proxies,
    // nginx ignores the headers of a 304.
    nginx: { ...proxies, 'denied, stale, then allowed': denyWithOk },
    // Chromium does not store responses that the page may not read.
    Chromium: { ...chromium, 'without `Origin`, then allowed': denyWithoutVary },
    // Firefox stores those, but no errors.
    Firefox: {
      ...firefox,
      'denied, then allowed': denyWithOk,
      'without `Origin`, then allowed': denyWithoutVary,
      'compressed, with `Vary: Accept-Encoding` from the application': denyWithOk,
    },
    WebKitGTK: {
      'one origin, then another': [wildcard],
      'allowed, then denied, then allowed': [wildcard],
      'without `Origin`, then allowed': denyWithoutVary,
      'allowed, then without `Origin`, then allowed': denyWithoutVary.filter(
        (policy) => policy !== wildcard,
      ),
      'stale, then another origin': [wildcard],
      'stale, then a denied origin': [wildcard],
      'compressed, with `Vary: Accept-Encoding` from the application': [wildcard],
    },
  },
}
