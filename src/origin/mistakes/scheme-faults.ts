import { looks, type Fault } from './fault.js'
import { hasStrayStart, hasTwoSchemes, withSlashes } from './written-origin.js'

/** Mistakes between the scheme and the host, the more precise ones first. */
export const schemeFaults: readonly Fault[] = [
  {
    code: 'origin-malformed',
    says: 'has other characters in front of its scheme',
    advice: 'Remove them',
    isIn: (written, value) => hasStrayStart(value, written),
  },
  {
    code: 'origin-malformed',
    says: 'has two schemes',
    advice: looks,
    isIn: (_, value) => hasTwoSchemes(value),
  },
  {
    code: 'origin-malformed',
    says: 'has too many slashes after its scheme',
    advice: looks,
    isIn: (_, value) => /^https?:\/{3,}(?!$)/i.test(value),
  },
  {
    code: 'origin-malformed',
    says: 'does not have `://` right after its scheme',
    advice: looks,
    isIn: (_, value) => withSlashes(value) !== value,
  },
  {
    code: 'origin-malformed',
    says: 'has a scheme and nothing else',
    advice: looks,
    isIn: (_, value) => /^https?:?\/*$/i.test(value),
  },
]
