import type { Fault } from './fault.js'
import { hasInvalidPunycode } from '../pattern.js'
import { isSpecial } from '../serialized-origin.js'

const all: readonly Fault[] = [
  {
    code: 'origin-trailing-dot',
    says: 'has a dot at the end of its host',
    advice: 'Browsers treat that as a different origin, and it is always denied here',
    isIn: ({ host }) => host.endsWith('.'),
  },
  {
    code: 'origin-unicode',
    says: 'has non-ASCII letters',
    advice: 'Browsers send them in Punycode',
    isIn: ({ host }) => /[^\0-\x7f]/.test(host),
  },
  {
    code: 'origin-punycode',
    says: 'has a label that starts with `xn--` and is not valid Punycode',
    advice: 'No URL can have it, so no browser sends it',
    isIn: ({ scheme, host }) => hasInvalidPunycode({ scheme: scheme.toLowerCase(), host }),
  },
  {
    code: 'origin-ipv6',
    says: 'has an IPv6 address in a form that browsers do not send',
    advice: 'They write it in brackets, compressed and in lowercase',
    isIn: ({ host }) => /^\[|:.*:/.test(host),
  },
  {
    code: 'origin-ipv4',
    says: 'has a host that ends in a number',
    advice: 'Browsers send IPv4 addresses as four decimal numbers with dots',
    isIn: ({ host }) => /(?:^|\.)(?:\d+|0x[\da-f]*)$/i.test(host),
  },
]

/** Mistakes in the hosts of schemes that the URL standard calls special. */
export const hostFaults: readonly Fault[] = all.map(({ isIn, ...fault }) => ({
  ...fault,
  isIn: (written, value) => isSpecial(written.scheme.toLowerCase()) && isIn(written, value),
}))
