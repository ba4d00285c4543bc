import { looks, type Diagnosis, type Fault } from './fault.js'
import { hostFaults } from './host-faults.js'
import { longestParent } from '../pattern.js'
import { schemeFaults } from './scheme-faults.js'
import { isSlip, schemesOfPages } from './schemes-of-pages.js'
import { defaultPorts, isSpecial } from '../serialized-origin.js'
import { isEveryOrigin, isMisplaced, isRange } from './wildcards.js'
import { isExpression } from './written-expression.js'
import { isList, isSplitByCommas, splitList, strayEnd, withoutQuotes } from './written-list.js'
import { everyOrigin, readWord } from './written-word.js'
import {
  hasPortInWords,
  hostsOf,
  isFile,
  isHostless,
  isPath,
  readWritten,
  withSlashes,
} from './written-origin.js'

/** In the order in which a person would notice them. */
const faults: readonly Fault[] = [
  {
    code: 'origin-empty',
    says: 'is empty',
    advice:
      'If it comes from an environment variable, set that; to turn CORS off, write `origin: false`',
    isIn: (_, value) => /^[\s"'`,;]*$/.test(value),
  },
  {
    code: 'origin-file',
    says: 'is a file',
    advice: 'Local files send `Origin: null`, or `file://` in Cordova and other WebKit apps',
    isIn: (_, value) => isFile(value),
  },
  {
    code: 'origin-expression',
    says: 'is a regular expression in a string',
    advice: 'Write a RegExp, without the quotes',
    isIn: (_, value) => isExpression(value),
  },
  {
    code: 'origin-opaque',
    says: 'has no origin of its own',
    advice: 'Its pages send `Origin: null`, or the origin of the page that created them',
    isIn: (_, value) => isHostless(value),
  },
  {
    code: 'origin-list',
    says: (value) => strayEnd(value) ?? '',
    advice: 'Remove it',
    isIn: (_, value) => strayEnd(value) !== undefined,
  },
  {
    code: 'origin-list',
    says: 'is a list in one string',
    advice: `Write an array, or split the string: ${splitList}`,
    isIn: (_, value) => isList(withSlashes(value)) && isSplitByCommas(value),
  },
  {
    code: 'origin-list',
    says: 'is a list in one string',
    advice: `Write an array, or use only commas and split the string: ${splitList}`,
    isIn: (_, value) => isList(withSlashes(value)),
  },
  {
    code: 'origin-spaces',
    says: 'has spaces, quotes or invisible characters around it',
    advice: 'Remove them: browsers send none of these',
    isIn: (_, value) => withoutQuotes(value) !== value,
  },
  {
    code: 'origin-spaces',
    says: 'has invisible characters',
    advice: 'Remove them: browsers leave them out',
    // URLs can have other invisible characters, and these are sent in Punycode.
    isIn: (_, value) => /[\u00ad\u200b\u2060\ufeff]/.test(value),
  },
  ...schemeFaults,
  {
    code: 'origin-wildcard',
    says: 'has a `*` as its whole host',
    advice: everyOrigin.advice,
    meant: "'*'",
    isIn: isEveryOrigin,
  },
  {
    code: 'origin-wildcard',
    says: 'has a `*` in the wrong place',
    advice: 'Use it for subdomains (`https://*.example.com`) or the port (`http://localhost:*`)',
    isIn: (written, value) => isMisplaced(written) || value.includes('[*]'),
  },
  {
    code: 'origin-path',
    says: 'is a path',
    advice: looks,
    isIn: (_, value) => isPath(value),
  },
  {
    code: 'origin-scheme-missing',
    says: 'has no scheme',
    advice: 'Add `https://` (or `http://`)',
    isIn: ({ scheme }) => scheme === '',
  },
  {
    code: 'origin-path',
    says: 'is a range of addresses',
    advice: 'List each one, or write a regular expression',
    isIn: isRange,
  },
  {
    code: 'origin-path',
    says: 'ends with a slash, path or query',
    advice: 'An origin is only scheme, host and port',
    isIn: ({ path }, value) =>
      path !== '' || /^blob:/i.test(value) || /^[^/:]*:\/{3,}$/.test(value),
  },
  {
    code: 'origin-userinfo',
    says: 'has a username',
    advice: 'An origin is only scheme, host and port',
    isIn: (_, value) => value.includes('@'),
  },
  {
    code: 'origin-leading-dot',
    says: 'has a dot in front of its host',
    advice: 'To allow subdomains, write `*.` there',
    isIn: ({ scheme, subdomains }) => subdomains === '.' && isSpecial(scheme.toLowerCase()),
  },
  {
    code: 'origin-websocket',
    says: 'is a WebSocket URL',
    advice: 'List the origin of the page that opens the connection instead',
    isIn: ({ scheme }) => schemesOfPages.has(scheme.toLowerCase()),
  },
  {
    code: 'origin-malformed',
    says: 'has a scheme that looks like a typo',
    advice: 'Write `https` or `http`',
    isIn: ({ scheme }) => isSlip(scheme.toLowerCase()),
  },
  {
    code: 'origin-too-long',
    says: 'is too long',
    advice: 'A scheme can have at most 64 characters, and a host 253, including subdomains',
    isIn: ({ scheme, subdomains, host }) =>
      scheme.length > 64 || host.length > (subdomains === '' ? 253 : longestParent),
  },
  {
    code: 'origin-port',
    says: 'has a port that is not a number',
    advice: 'A port is a number from 1 to 65535, or `*` for any',
    isIn: (written) => isSpecial(written.scheme.toLowerCase()) && hasPortInWords(written),
  },
  {
    code: 'origin-malformed',
    says: 'has two ports',
    advice: 'List each origin separately',
    isIn: (written) =>
      isSpecial(written.scheme.toLowerCase()) && /^\d+$/.test(hostsOf(written)[1] ?? ''),
  },
  {
    code: 'origin-malformed',
    says: 'has two hosts',
    advice: 'List each origin separately',
    isIn: (written) => isSpecial(written.scheme.toLowerCase()) && hostsOf(written).length > 1,
  },
  {
    code: 'origin-default-port',
    says: "has its scheme's default port",
    advice: 'Browsers leave it out',
    isIn: ({ scheme, port }) => port.replace(/^0+/, '') === defaultPorts.get(scheme.toLowerCase()),
  },
  {
    code: 'origin-port',
    says: 'has an invalid port',
    advice: 'A port is a number from 1 to 65535, without leading zeros',
    isIn: ({ port }, value) => port.startsWith('0') || Number(port) > 65_535 || value.endsWith(':'),
  },
  ...hostFaults,
  {
    code: 'origin-upper-case',
    says: 'has uppercase letters',
    advice: 'Browsers send lowercase',
    isIn: ({ scheme, host }) => /[A-Z]/.test(scheme) || (isSpecial(scheme) && /[A-Z]/.test(host)),
  },
]

const malformed = {
  code: 'origin-malformed',
  says: 'is not a valid origin',
  advice: looks,
} as const

/** Explains why a string is not a valid pattern. Call it only for those. */
export function diagnose(value: string): Diagnosis {
  const word = readWord(value)
  if (word !== undefined) return { code: 'origin-word', ...word }
  const written = readWritten(value)
  const fault = faults.find(({ isIn }) => isIn(written, value)) ?? malformed
  const says = typeof fault.says === 'string' ? fault.says : fault.says(value)
  return { ...fault, says }
}
