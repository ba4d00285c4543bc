import { reflecting, ten, usual } from '../middleware/policies.js'

/** As long as a host may be, every other character a dot: nothing has more labels. */
export const longestHost = `${'a.'.repeat(126)}a`

/** The suffixes of that host, so that a lookup goes through as many nodes as there can be. */
const suffixes = Array.from({ length: 125 }, (_, index) => longestHost.slice(2 * (index + 1)))

/** The policies that the worst requests are made for. */
export const policies = {
  fixed: { ...usual, origin: ten },
  reflecting: { ...reflecting, origin: ten },
  patterns: { ...usual, origin: suffixes.map((suffix) => `https://*.${suffix}:8443`) },
  expressions: {
    ...usual,
    origin: [
      /^https:\/\/pr-\d+\.example\.dev$/,
      /^https:\/\/[a-z\d-]+\.preview\.example\.com$/,
      /^https:\/\/(?:[a-z\d-]+\.)+example\.net$/,
      /^https:\/\/(?:app|admin)\.example\.(?:com|org)(?::\d{2,5})?$/,
    ],
  },
  predicate: { ...usual, origin: (/** @type {string} */ origin) => ten.includes(origin) },
}

/** @typedef {keyof typeof policies} PolicyName */
