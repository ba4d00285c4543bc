import type { CorsProblemCode } from '../../problems.js'
import { hasInvalidPunycode, longestParent } from '../pattern.js'
import { isSlip, schemesOfPages } from './schemes-of-pages.js'
import { defaultPorts, isSpecial } from '../serialized-origin.js'
import { isExpression } from './written-expression.js'
import { isList, splitList } from './written-list.js'
import { readWord } from './written-word.js'
import {
  isFile,
  isHostless,
  readWritten,
  withSlashes,
  type WrittenOrigin,
} from './written-origin.js'

/** Why a string is not a pattern. */
export interface Diagnosis {
  readonly code: CorsProblemCode
  /** Goes on after "`origin` is "…", which". */
  readonly says: string
  /** What to do, or why it matters: a sentence without its full stop. */
  readonly advice: string
}

interface Fault extends Diagnosis {
  readonly isIn: (written: WrittenOrigin, value: string) => boolean
}

const looks = 'An origin looks like "https://app.example.com" or "http://localhost:3000"'

/** In the order in which a person would see them. */
const faults: readonly Fault[] = [
  {
    code: 'origin-empty',
    says: 'is empty',
    advice:
      'If it comes from an environment variable, set that; to turn CORS off, write `origin: false`',
    isIn: (_, value) => /^[\s"'`]*$/.test(value),
  },
  {
    code: 'origin-file',
    says: 'is a file',
    advice: 'Pages from files send `Origin: null`, or `file://` in Cordova and other WebKit apps',
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
    says: 'is an address whose pages have no origin of their own',
    advice: 'They send `Origin: null`, or the origin of the page that made them',
    isIn: (_, value) => isHostless(value),
  },
  {
    code: 'origin-list',
    says: 'is a list in one string',
    advice: `Write an array, or split the string: ${splitList}`,
    isIn: (_, value) => isList(withSlashes(value)),
  },
  {
    code: 'origin-spaces',
    says: 'has spaces or quotes around it',
    advice: 'Remove them: browsers send neither',
    isIn: (_, value) => /^[\s"'`]|[\s"'`]$/.test(value),
  },
  {
    code: 'origin-malformed',
    says: 'has a scheme without `://` after it, or has it twice',
    advice: looks,
    isIn: (_, value) => withSlashes(value) !== value,
  },
  {
    code: 'origin-scheme-missing',
    says: 'has no scheme',
    advice: 'Add `https://` (or `http://`)',
    isIn: ({ scheme }) => scheme === '',
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
    code: 'origin-wildcard',
    says: 'has a `*` in the wrong place',
    advice:
      'It can stand for subdomains (`https://*.example.com`) or the port (`http://localhost:*`)',
    isIn: ({ scheme, subdomains, host, port }) =>
      `${scheme}${host}`.includes('*') ||
      (port.includes('*') && port !== '*') ||
      !['', '.', '*.'].includes(subdomains) ||
      (subdomains === '*.' && (host === '' || /^\[|^[\d.]+$/.test(host))),
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
    advice: 'A scheme has at most 64 characters, and a host 253 with its subdomains',
    isIn: ({ scheme, subdomains, host }) =>
      scheme.length > 64 || host.length > (subdomains === '' ? 253 : longestParent),
  },
  {
    code: 'origin-default-port',
    says: "has its scheme's default port",
    advice: 'Browsers leave it out',
    isIn: ({ scheme, port }) =>
      port !== '' && port.replace(/^0+/, '') === defaultPorts.get(scheme.toLowerCase()),
  },
  {
    code: 'origin-port',
    says: 'has a port that browsers do not send',
    advice: 'A port is a number from 1 to 65535, without leading zeros',
    isIn: ({ port }, value) =>
      /^0|^\d{6}/.test(port) || Number(port) > 65_535 || value.endsWith(':'),
  },
  ...faultsOfHosts([
    {
      code: 'origin-trailing-dot',
      says: 'has a dot at the end of its host',
      advice: 'Browsers treat that as a different origin, and it is always denied here',
      isIn: ({ host }) => host.endsWith('.'),
    },
    {
      code: 'origin-unicode',
      says: 'has letters beyond ASCII',
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
      says: 'has a number for a host',
      advice: 'Browsers send IPv4 addresses as four decimal numbers with dots',
      isIn: ({ host }) => /(?:^|\.)(?:\d+|0x[\da-f]*)$/i.test(host),
    },
  ]),
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

/** Faults that hosts have under the schemes that the URL standard calls special. */
function faultsOfHosts(some: readonly Fault[]): readonly Fault[] {
  return some.map(({ isIn, ...fault }) => ({
    ...fault,
    isIn: (written, value) => isSpecial(written.scheme.toLowerCase()) && isIn(written, value),
  }))
}

/** Why a string is not a pattern, for one that was not taken as one. */
export function diagnose(value: string): Diagnosis {
  const word = readWord(value)
  if (word !== undefined) return { code: 'origin-word', says: word.says, advice: word.advice }
  const written = readWritten(value)
  return faults.find(({ isIn }) => isIn(written, value)) ?? malformed
}
